package io.quarterdeck.dashboards;

import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.SqlModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The models whose results are the tables of sheets: one file of {@code sheets/} each.
 *
 * <p>A file {@code 50_funnel.sql} makes the table {@code sheet_50_funnel}: the number orders the sheets, and the prefix
 * keeps the name apart from the mart of the same name.
 */
public final class SheetModels {
    private static final String PREFIX = "sheet_";

    private SheetModels() {}

    /** The models that come with the program, in the order of their sheets. */
    public static List<SqlModel> all() {
        return of(ResourceFolder.read(SheetModels.class, "sheets", ".sql"));
    }

    /** The models of a folder of the user's own, from a file's name without its ending to its text. */
    public static List<SqlModel> of(Map<String, String> files) {
        List<SqlModel> models = new ArrayList<>();
        files.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(file -> models.add(SqlModel.parse(PREFIX + file.getKey(), file.getValue())));
        return List.copyOf(models);
    }
}
