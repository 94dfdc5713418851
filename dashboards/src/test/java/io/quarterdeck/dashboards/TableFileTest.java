package io.quarterdeck.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.Unit;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableFileTest {
    private static String text(List<Column> columns, List<List<Object>> rows) {
        TableHeader header = new TableHeader("deals", "Deals.", List.of(), List.of(), columns, Map.of());
        return new String(TableFile.bytes(header, new Rows(columns, rows)), StandardCharsets.UTF_8);
    }

    @Test
    void everyUnitHasItsOneText() {
        List<Column> columns = Arrays.stream(Unit.values())
                .map(unit -> new Column(unit.word(), unit))
                .toList();
        assertThat(text(
                        columns,
                        List.of(
                                List.of(
                                        "北方",
                                        LocalDate.of(2025, 3, 1),
                                        LocalDateTime.of(2025, 3, 1, 9, 5),
                                        true,
                                        12L,
                                        2.5,
                                        new BigDecimal("1000000.500000"),
                                        new BigDecimal("0.000000"),
                                        1 / 3d,
                                        2d,
                                        1e-7),
                                Arrays.asList(new Object[columns.size()]))))
                .isEqualTo("text,date,timestamp,flag,count,days,money,quantity,ratio,multiple,number\n"
                        + "北方,2025-03-01,2025-03-01T09:05,true,12,2.5,1000000.5,0,0.333333333,2,0\n"
                        + ",,,,,,,,,,\n");
    }

    @Test
    void textStaysAsItIsInQuotesWhereItMust() {
        List<Column> columns = List.of(new Column("name", Unit.TEXT), new Column("note", Unit.TEXT));
        assertThat(text(
                        columns,
                        List.of(
                                List.of("=1+1", "@x"),
                                List.of("O\"Hara, Zoë", "two\r\nlines"),
                                Arrays.asList("", null),
                                List.of(" spaced ", "'"))))
                .isEqualTo("name,note\n=1+1,@x\n\"O\"\"Hara, Zoë\",\"two\r\nlines\"\n\"\",\n spaced ,'\n");
    }

    @Test
    void anUnknownValueAloneOnItsLineIsStillALine() {
        List<Column> columns = List.of(new Column("note", Unit.TEXT));
        assertThat(text(columns, List.of(Arrays.asList((Object) null), List.of("a"))))
                .isEqualTo("note\n\"\"\na\n");
    }

    @Test
    void rowsOfOtherColumnsAreRefused() {
        TableHeader header =
                new TableHeader("deals", "Deals.", List.of(), List.of(), List.of(new Column("a", Unit.TEXT)), Map.of());
        assertThatThrownBy(() -> TableFile.bytes(header, new Rows(List.of(new Column("b", Unit.TEXT)), List.of())))
                .hasMessage("deals: the header lists columns [a], but the rows have [b]");
    }
}
