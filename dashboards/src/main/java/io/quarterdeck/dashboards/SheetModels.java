package io.quarterdeck.dashboards;

import io.quarterdeck.engine.House;
import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.SqlModel;
import java.util.ArrayList;
import java.util.List;

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
        return all(House.NONE);
    }

    /** Ours, then those of a user's own. @throws UserError if one of the user's is not as a table sheet must be */
    public static List<SqlModel> all(House house) {
        List<SqlModel> models = new ArrayList<>();
        ResourceFolder.read(SheetModels.class, "sheets", ".sql")
                .forEach((name, text) -> models.add(SqlModel.parse(PREFIX + name, text)));
        models.addAll(house.models(House.SHEETS, (name, text) -> {
            SqlModel model = SqlModel.parse(PREFIX + name, text);
            SheetRules.hold(model);
            return model;
        }));
        return List.copyOf(models);
    }

    /** The name of the table that a file of {@code sheets/} makes. */
    public static String table(String file) {
        return PREFIX + file;
    }
}
