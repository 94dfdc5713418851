package io.quarterdeck.sample;

import java.util.List;

/** What sellers call their opportunities, in the language they write to the customer in. */
final class OpportunityNames {
    private static final List<String> CHINESE =
            List.of("质检实验室", "研发中心", "二期", "新厂", "设备更新", "扩产", "方法转移", "年度采购", "“一期”补充");
    private static final List<String> ENGLISH = List.of(
            "QC lab",
            "R&D",
            "plant 2",
            "new building",
            "replacement",
            "stability lab",
            "method transfer",
            "capacity, phase 2",
            "annual order");
    private static final String RARE = "the \"blue\" lab";
    private static final double RARE_SHARE = 0.02;
    private static final List<String> GERMAN =
            List.of("Qualitätskontrolle", "Werk 2", "Neubau", "Ersatzgerät", "Entwicklung", "Rahmenvertrag, Abruf");
    private static final List<String> FRENCH = List.of("contrôle qualité", "R&D", "site 2", "remplacement");
    private static final double IN_THE_CUSTOMERS_LANGUAGE = 0.4;

    private OpportunityNames() {}

    static String of(Account account, Product product, Chance chance) {
        Town.Manner manner = account.town().manner();
        if (manner == Town.Manner.CHINESE) {
            return account.shortName() + " " + product.chineseKind() + " " + chance.pick(CHINESE);
        }
        List<String> places = chance.happens(RARE_SHARE) ? List.of(RARE) : ENGLISH;
        if (chance.happens(IN_THE_CUSTOMERS_LANGUAGE)) {
            places = manner == Town.Manner.GERMAN ? GERMAN : manner == Town.Manner.FRENCH ? FRENCH : ENGLISH;
        }
        return account.shortName() + ": " + product.kind() + " – " + chance.pick(places);
    }
}
