package io.quarterdeck.ingest;

import java.util.HashMap;
import java.util.Map;

/**
 * What CRMs call the kinds of a deal, the categories of a forecast and the kinds of an activity. A word that is not here
 * stays as the source has it; a map in the preset takes this one's place.
 */
final class CommonWords {
    private static final Map<String, Map<String, String>> BY_COLUMN = Map.of(
            "deal_kind",
            words(
                    "new",
                    "new; new business; new customer; new logo; newbusiness; new deal; 新签; 新客户; 新客; 新购; 新单; 新业务",
                    "expansion",
                    "expansion; existing business; existing customer; existingbusiness; upgrade; upsell; up-sell; cross-sell;"
                            + " cross sell; add-on; existing customer - upgrade; existing business - upgrade;"
                            + " existing customer - replacement; 增购; 扩容; 加购; 升级; 增值; 老客户; 交叉销售; 老客户增购",
                    "renewal",
                    "renewal; renew; existing customer - renewal; existing business - renewal; 续约; 续费; 续签; 续单",
                    "churn",
                    "churn; cancellation; downgrade; existing customer - downgrade; 流失; 退订; 降级"),
            "forecast_category",
            words(
                    "Pipeline",
                    "pipeline; in pipeline; 管道; 潜在; 商机",
                    "Best Case",
                    "best case; bestcase; best_case; upside; 较好; 最佳; 最佳情况; 乐观; 可能",
                    "Most Likely",
                    "most likely; mostlikely; most_likely; 最可能",
                    "Commit",
                    "commit; committed; forecast; 承诺; 确定; 有把握",
                    "Omitted",
                    "omitted; omit; not forecasted; 忽略; 不预测; 不参与预测",
                    "Closed",
                    "closed; closed won; 已关闭; 已结束; 已成交; 赢单"),
            "kind",
            words(
                    "call",
                    "call; phone call; phonecall; phone; 电话; 打电话; 电话拜访; 去电; 来电",
                    "meeting",
                    "meeting; event; appointment; demo; 会议; 面谈; 线上会议",
                    "mail",
                    "mail; email; e-mail; listemail; list email; incoming_email; forwarded_email; 邮件; 发邮件",
                    "task",
                    "task; todo; to do; to-do; follow_up; deadline; 任务; 待办",
                    "note",
                    "note; 备注; 便签",
                    "visit",
                    "visit; site visit; 拜访; 上门拜访; 实地拜访; 外勤; 上门"));

    private CommonWords() {}

    /** @param wordsOfEach a canonical word, then the words for it between semicolons, and so on */
    private static Map<String, String> words(String... wordsOfEach) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < wordsOfEach.length; i += 2) {
            for (String word : wordsOfEach[i + 1].split(";")) {
                all.put(Words.folded(word), wordsOfEach[i]);
            }
        }
        return Map.copyOf(all);
    }

    /** From the words that sources use in a canonical column, folded, to ours; empty where the column has any words. */
    static Map<String, String> of(String table, String column) {
        boolean isOurs = !column.equals("kind") || table.equals("activities");
        return isOurs ? BY_COLUMN.getOrDefault(column, Map.of()) : Map.of();
    }
}
