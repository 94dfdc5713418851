package io.quarterdeck.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Phrase;
import io.quarterdeck.engine.SqlModel;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.transform.Transform;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LabelsTest {
    /** What a header says in English, and another language's file under the table's name. */
    private static final Pattern OF_A_TABLE =
            Pattern.compile("[a-z0-9_]+\\.(label|purpose|title|message|note|empty|evidence|severity|next_step)");

    private static final Labels ENGLISH = Labels.of("en");

    @Test
    void allLanguagesHaveTheSameKeys() {
        for (String language : Labels.languages()) {
            SortedSet<String> keys = new TreeSet<>(Labels.of(language).keys());
            keys.removeIf(
                    key -> OF_A_TABLE.matcher(key).matches() && !ENGLISH.keys().contains(key));
            assertThat(keys).as(language).isEqualTo(ENGLISH.keys());
        }
    }

    @Test
    void everyPlaceOfATextIsInEveryLanguage() {
        for (String language : Labels.languages()) {
            Labels labels = Labels.of(language);
            for (String key : ENGLISH.keys()) {
                assertThat(places(labels.text(key))).as(language + " " + key).isEqualTo(places(ENGLISH.text(key)));
            }
        }
    }

    @Test
    void everyColumnOfEverySheetHasAHeading() {
        for (SqlModel sheet : SheetModels.all()) {
            for (Column column : sheet.header().columns()) {
                if (!column.name().endsWith("_order")) {
                    assertThat(ENGLISH.find("heading." + column.name()))
                            .as(sheet.name() + ": heading." + column.name() + " in labels/")
                            .isPresent();
                }
            }
        }
    }

    @Test
    void everySheetIsTranslatedWithTheSamePlaces() {
        for (String language : Labels.languages()) {
            for (SqlModel sheet : SheetModels.all()) {
                TableHeader header = sheet.header();
                for (String said : Set.of("title", "message", "note", "empty")) {
                    if (!language.equals("en") && header.attribute(said).isPresent()) {
                        assertThat(Labels.of(language).find(sheet.name() + "." + said))
                                .as(language + " " + sheet.name() + "." + said)
                                .isPresent();
                    }
                }
                assertThat(placeSet(Labels.of(language).of(header, "message")))
                        .as(language + " " + sheet.name() + ".message")
                        .isEqualTo(placeSet(header.attribute("message").orElse("")));
            }
        }
    }

    @Test
    void everyPublishedTableMetricAndRuleIsTranslated() {
        for (String language : Labels.languages()) {
            if (language.equals("en")) {
                continue;
            }
            Labels labels = Labels.of(language);
            for (Map.Entry<String, TableHeader> table : HandMadeTables.headers().entrySet()) {
                TableHeader header = table.getValue();
                if (header.isPublished()
                        || header.attribute("unit").isPresent()
                        || header.attribute("severity").isPresent()) {
                    assertThat(labels.find(table.getKey() + ".label"))
                            .as(language + " " + table.getKey() + ".label")
                            .isPresent();
                    assertThat(labels.find(table.getKey() + ".purpose"))
                            .as(language + " " + table.getKey() + ".purpose")
                            .isPresent();
                }
            }
        }
    }

    @Test
    void everyRiskFlagIsTranslatedWithTheSameValuesInItsEvidence() {
        for (String language : Labels.languages()) {
            Labels labels = Labels.of(language);
            for (SqlModel flag : Transform.flags()) {
                for (String said : Set.of("label", "purpose", "evidence", "severity", "next_step")) {
                    if (!language.equals("en")) {
                        assertThat(labels.find(flag.name() + "." + said))
                                .as(language + " " + flag.name() + "." + said)
                                .isPresent();
                    }
                }
                assertThat(Phrase.parse(labels.of(flag.header(), "evidence")).places())
                        .as(language + " " + flag.name() + ".evidence")
                        .isEqualTo(
                                Phrase.parse(flag.header().attribute("evidence").orElseThrow())
                                        .places());
            }
        }
    }

    @Test
    void whatAFlagNeedsHasANameInEveryLanguage() {
        for (String language : Labels.languages()) {
            Labels labels = Labels.of(language);
            for (SqlModel flag : Transform.flags()) {
                for (String need :
                        flag.header().attribute("needs").orElseThrow().split(" or ")) {
                    String[] sides = need.split("\\.");
                    assertThat(labels.find("value.table_name." + sides[0]))
                            .as(language + " " + need)
                            .isPresent();
                    assertThat(labels.find("value.field." + sides[1]))
                            .as(language + " " + need)
                            .isPresent();
                }
            }
        }
    }

    @Test
    void aValueThatLooksLikeAPlaceIsNotFilledAgain() {
        assertThat(Labels.filled("{0} and {1}", "{1}", "b")).isEqualTo("{1} and b");
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Pattern.compile("\\{\\d}").matcher(text).results().forEach(place -> places.add(place.group()));
        return places;
    }

    private static Set<String> placeSet(String text) {
        Set<String> places = new TreeSet<>();
        Pattern.compile("\\{[^}]+}").matcher(text).results().forEach(place -> places.add(place.group()));
        return places;
    }
}
