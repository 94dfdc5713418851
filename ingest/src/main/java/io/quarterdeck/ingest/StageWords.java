package io.quarterdeck.ingest;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What the name of a stage says of a deal's status, where neither settings nor preset list the stage. */
final class StageWords {
    private static final Set<String> WON = Set.of(
            "won",
            "closedwon",
            "win",
            "signed",
            "gewonnen",
            "gagné",
            "gagnée",
            "gagnés",
            "gagnées",
            "ganado",
            "ganada",
            "ganadas",
            "ganho",
            "ganha",
            "vinto",
            "vinta",
            "wygrana",
            "wygrane",
            "vunnen",
            "vundet",
            "vunnet");

    private static final Set<String> LOST = Set.of(
            "lost",
            "closedlost",
            "dead",
            "abandoned",
            "cancelled",
            "canceled",
            "disqualified",
            "verloren",
            "perdus",
            "perdues",
            "perdidas",
            "persa",
            "przegrana",
            "przegrane",
            "förlorad",
            "tabt",
            "tapt",
            "perdu",
            "perdue",
            "perdido",
            "perdida",
            "perso");

    private static final List<String> WON_IN_CHINESE =
            List.of("赢单", "赢得", "成交", "已签约", "签约成功", "已签单", "中标", "贏單", "得標", "受注", "成約");
    private static final List<String> LOST_IN_CHINESE = List.of(
            "输单", "丢单", "失单", "失败", "流失", "放弃", "无效", "丢标", "落标", "失标", "废标", "流标", "未中标", "已取消", "已终止", "輸單", "丟單",
            "失注");

    private StageWords() {}

    /** won or lost where a word of the name says so, else open. */
    static String status(String stage) {
        String folded = Words.folded(stage);
        List<String> words = Arrays.asList(folded.split("[^\\p{L}\\p{N}]+"));
        // A deal that was not won is lost; lost comes first, as in "lost after a win-back".
        if (words.stream().anyMatch(LOST::contains) || LOST_IN_CHINESE.stream().anyMatch(folded::contains)) {
            return "lost";
        }
        boolean isWon = words.stream().anyMatch(WON::contains)
                || WON_IN_CHINESE.stream().anyMatch(folded::contains) && !folded.contains("未");
        return isWon && !words.contains("not") ? "won" : "open";
    }
}
