package io.quarterdeck.sample;

import java.util.List;

/**
 * A trade that buys instruments, with the words its companies put in their names; {@code publicShare} of them belong to
 * the public sector.
 */
enum Industry {
    PHARMACEUTICALS(
            "Pharmaceuticals", 26, 0, "制药 医药 药业", "Pharma Arzneimittel", "Pharma", "Pharmaceuticals Therapeutics"),
    BIOTECHNOLOGY("Biotechnology", 16, 0, "生物科技 基因", "Biotech Zelltechnik", "Biologie", "Biologics Genomics"),
    CHEMICALS("Chemicals", 18, 0, "化工 新材料", "Chemie Lacke", "Chimie", "Chemicals Polymers"),
    FOOD("Food & Beverage", 14, 0, "食品 乳业 饮料", "Lebensmittel Molkerei", "Laiterie", "Foods Dairy Brewing"),
    ENVIRONMENT(
            "Water & Environment",
            10,
            0.5,
            "水务 环境检测",
            "Wassertechnik Umweltlabor",
            "Environnement",
            "Water Environmental"),
    SEMICONDUCTORS("Semiconductors", 8, 0, "半导体 微电子", "Halbleiter Photonik", "Photonique", "Semiconductor Photonics"),
    RESEARCH(
            "Research & Education",
            8,
            1,
            "理工大学 工业研究院",
            "Hochschule Forschungsinstitut",
            "Institut",
            "University Institute");

    final String title;
    final double share;
    final double publicShare;
    private final String chinese;
    private final String german;
    private final String french;
    private final String english;

    Industry(
            String title,
            double share,
            double publicShare,
            String chinese,
            String german,
            String french,
            String english) {
        this.title = title;
        this.share = share;
        this.publicShare = publicShare;
        this.chinese = chinese;
        this.german = german;
        this.french = french;
        this.english = english;
    }

    List<String> words(Town.Manner manner) {
        String words =
                switch (manner) {
                    case CHINESE -> chinese;
                    case GERMAN -> german;
                    case FRENCH -> french;
                    case BRITISH, NORDIC, AMERICAN -> english;
                };
        return List.of(words.split(" "));
    }
}
