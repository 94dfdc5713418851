package io.quarterdeck.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.SqlModel;
import io.quarterdeck.engine.TableHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewWorkbookTest {
    static final List<TableHeader> SHEETS =
            SheetModels.all().stream().map(SqlModel::header).toList();

    @TempDir
    Path scratch;

    @Test
    void sameTablesAreTheSameBytes() throws IOException {
        ReviewTables tables = HandMadeReview.full(40, 700).read(scratch);
        for (String language : List.of("en")) {
            byte[] first = ReviewWorkbook.write(HandMadeReview.context(language), tables, SHEETS);
            assertThat(ReviewWorkbook.write(HandMadeReview.context(language), tables, SHEETS))
                    .isEqualTo(first);
            keep("review-" + language + ".xlsx", first);
        }
    }

    /** Leaves a workbook to look at in target/. */
    private static void keep(String name, byte[] bytes) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "workbooks"));
        Files.write(folder.resolve(name), bytes);
    }
}
