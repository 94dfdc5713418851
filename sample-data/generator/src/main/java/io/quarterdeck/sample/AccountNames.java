package io.quarterdeck.sample;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Invents names of companies, each used once: a brand, a trade and a legal form, as the country puts them together. */
final class AccountNames {
    /** A full name, and what sellers call the customer. */
    record Name(String full, String brief) {}

    private static final List<String> CHINESE_FIRST = words("安 华 恒 博 康 海 中 瑞 天 晨 嘉 明 宏 元 同 润 锦 泰 启 云");
    private static final List<String> CHINESE_SECOND = words("澄 泽 悦 岚 澜 禾 沐 晖 衡 拓 川 峰 雅 棠 溪");
    private static final List<String> GERMAN =
            words("Falkensee Hohenlinden Rosenau Lindenthal Steinach Wiesengrund Ahrenstedt"
                    + " Kaltenbach Tannwald Ebersfeld Möwenburg Grünhagen Silberbach Ostermühl Waldkirchen Brückenau Eichstetten"
                    + " Altmünster Rabenstein Sonnborn Königsaue Weidenfels Mühlhofen Elbtor Sandrain");
    private static final List<String> GERMAN_FAMILIES =
            words("Müller Grünwald Bäumer Kästner Oberhofer Zellweger Rüegg");
    private static final List<String> FRENCH = words(
            "Beaurivage Valmont Clairbois Montrésor Saint-Aubin Grandpré Rochefleur Lanaudière Boisvert Hautefort");
    private static final List<String> BRITISH_FIRST =
            words("Ash Bram Thorn Hather Elms Wither Calder Stan Marl Fen Glen Strath Harrow Wick");
    private static final List<String> BRITISH_SECOND = words("field ley worth combe bridge moor side mere gate stow");
    private static final List<String> NORDIC_FIRST =
            words("Björk Fjord Nord Ek Sjö Hav Grön Ås Lille Stor Vinter Rød Skær Øster");
    private static final List<String> NORDIC_SECOND = words("vik lys dal holm sund ström berg havn strand mark");
    private static final List<String> AMERICAN_FIRST =
            words("Cedar Granite Bluff Heron Copper Juniper Prairie Summit Larkspur"
                    + " Kestrel Redwood Silver Beacon Ironwood Cobalt Sage Willow Driftwood");
    private static final List<String> AMERICAN_SECOND =
            words("Hollow Creek Ridge Harbor Point Mesa Falls Canyon Grove Landing Peak Bay");

    /** A town's names may run out; from here on, the names that are drawn get a number. */
    private static final int MOST_TRIES = 1_000;

    private final Chance chance;
    private final Set<String> used = new HashSet<>();

    AccountNames(long seed) {
        chance = Chance.of(seed, "account names");
    }

    private static List<String> words(String words) {
        return List.of(words.split(" "));
    }

    /** A name that no account has yet, and whose short form none has either. */
    Name next(Town town, Industry industry) {
        Name name = draw(town, industry);
        for (int tries = 1; !used.add(name.brief()); tries++) {
            name = draw(town, industry);
            if (tries >= MOST_TRIES) {
                String number = " " + (1 + tries / MOST_TRIES);
                name = new Name(name.full() + number, name.brief() + number);
            }
        }
        return name;
    }

    private Name draw(Town town, Industry industry) {
        String trade = chance.pick(industry.words(town.manner()));
        boolean isSchool = industry == Industry.RESEARCH;
        return switch (town.manner()) {
            case CHINESE -> chinese(town.city(), trade, isSchool);
            case GERMAN -> german(trade, isSchool);
            case FRENCH -> french(trade);
            case BRITISH -> british(trade, isSchool);
            case NORDIC -> nordic(town.country(), trade, isSchool);
            case AMERICAN -> american(trade, isSchool);
        };
    }

    private Name chinese(String city, String trade, boolean isSchool) {
        String brand = chance.pick(CHINESE_FIRST) + chance.pick(CHINESE_SECOND);
        if (isSchool) {
            return new Name(city + brand + trade, brand + trade);
        }
        String form = chance.pick(words("有限公司 有限公司 股份有限公司 集团有限公司"));
        return new Name(city + brand + trade + form, brand + trade);
    }

    private Name german(String trade, boolean isSchool) {
        String brand = chance.pick(GERMAN);
        if (isSchool) {
            return new Name(trade + " " + brand, trade + " " + brand);
        }
        if (chance.happens(0.12)) {
            String family = chance.pick(GERMAN_FAMILIES);
            return new Name(family + " & Söhne, " + trade + " GmbH & Co. KG", family + " & Söhne " + trade);
        }
        if (chance.happens(0.06)) {
            return new Name("\"Die " + brand + "er\" " + trade + " GmbH", brand + "er " + trade);
        }
        String form = chance.pick(words("GmbH GmbH AG SE"));
        return new Name(brand + " " + trade + " " + form, brand + " " + trade);
    }

    private Name french(String trade) {
        String brand = chance.pick(FRENCH);
        return new Name(trade + " " + brand + chance.pick(List.of(" SA", " Sàrl", " & Fils")), trade + " " + brand);
    }

    private Name british(String trade, boolean isSchool) {
        String brand = chance.pick(BRITISH_FIRST) + chance.pick(BRITISH_SECOND);
        if (isSchool) {
            return new Name(trade + " of " + brand, trade + " of " + brand);
        }
        return new Name(
                brand + " " + trade + chance.pick(List.of(" Ltd", " Ltd", " plc", " LLP")), brand + " " + trade);
    }

    private Name nordic(String country, String trade, boolean isSchool) {
        String brand = chance.pick(NORDIC_FIRST) + chance.pick(NORDIC_SECOND);
        if (isSchool) {
            return new Name(brand + " " + trade, brand + " " + trade);
        }
        String form =
                switch (country) {
                    case "Denmark" -> " A/S";
                    case "Norway" -> " AS";
                    default -> " AB";
                };
        return new Name(brand + " " + trade + form, brand + " " + trade);
    }

    private Name american(String trade, boolean isSchool) {
        String brand = chance.pick(AMERICAN_FIRST) + " " + chance.pick(AMERICAN_SECOND);
        if (isSchool) {
            return new Name(brand + " " + trade, brand + " " + trade);
        }
        String form = chance.pick(List.of(", Inc.", " Inc.", " LLC", " Corp.", ", LLC"));
        return new Name(brand + " " + trade + form, brand + " " + trade);
    }
}
