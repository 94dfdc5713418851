package io.quarterdeck.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@link PlanForm} from its file, line by line. A fault is ours, so it is no error of the user's. */
final class PlanFormText {
    private static final Pattern FORM = Pattern.compile("form (\\w+) (\\d+)");
    private static final Pattern MARK = Pattern.compile("mark row (\\d+): (.+)");
    private static final Pattern ROWS = Pattern.compile("rows (\\w+) (\\d+)\\.\\.(\\d*) key ([A-Z]+)");
    private static final Pattern KIND = Pattern.compile("(money|count|date|flag|printed|text \\d+|choice \\w+)");

    private final String name;
    private final String text;
    private int version;
    private int markRow;
    private final Map<String, Integer> marks = new LinkedHashMap<>();
    private final Map<String, List<PlanForm.Choice>> choices = new LinkedHashMap<>();
    private final Map<String, PlanForm.Sheet> sheets = new LinkedHashMap<>();
    private String sheet = "";
    private List<PlanForm.Entry> cells = new ArrayList<>();
    private Map<String, PlanForm.Block> blocks = new LinkedHashMap<>();
    private String list = "";
    private PlanForm.Block block;

    private PlanFormText(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** @throws IllegalArgumentException with the line that is not as it should be */
    static PlanForm parse(String name, String text) {
        PlanFormText form = new PlanFormText(name, text);
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                try {
                    form.line(line.strip());
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            name + ".form line " + number + ": " + e.getMessage() + " (" + line.strip() + ")", e);
                }
            }
        }
        form.closeSheet();
        return new PlanForm(name, form.version, text, form.markRow, form.marks, form.choices, form.sheets);
    }

    private void line(String line) {
        String word = line.split(" ", 2)[0];
        switch (word) {
            case "form" -> {
                Matcher form = matched(FORM, line);
                hold(form.group(1).equals(name), "a form is called as its file");
                version = Integer.parseInt(form.group(2));
            }
            case "mark" -> {
                Matcher mark = matched(MARK, line);
                markRow = Integer.parseInt(mark.group(1));
                for (String place : mark.group(2).split(", ")) {
                    marks.put(place.split(" ")[0], CellPlace.column(place.split(" ")[1]));
                }
            }
            case "choice" -> {
                list = line.substring(word.length()).strip();
                choices.put(list, new ArrayList<>());
            }
            case "sheet" -> {
                closeSheet();
                sheet = line.substring(word.length()).strip();
            }
            case "cell" -> {
                String[] parts = parts(line.substring(word.length()), 6);
                block = null;
                cells.add(
                        entry(parts[0], parts[1], CellPlace.of(parts[2]), CellPlace.of(parts[3]), parts[4], parts[5]));
            }
            case "rows" -> {
                Matcher rows = matched(ROWS, line);
                block = new PlanForm.Block(
                        rows.group(1),
                        Integer.parseInt(rows.group(2)),
                        rows.group(3).isEmpty() ? 0 : Integer.parseInt(rows.group(3)),
                        CellPlace.column(rows.group(4)),
                        List.of());
                blocks.put(block.name(), block);
            }
            default -> below(line);
        }
    }

    /** A line that belongs to the list or the table above it. */
    private void below(String line) {
        if (sheet.isEmpty()) {
            String[] parts = parts(line, 3);
            hold(!list.isEmpty(), "no list is open");
            choices.get(list).add(new PlanForm.Choice(parts[0], parts[1], parts[2]));
            return;
        }
        hold(block != null, "no table is open");
        String[] parts = parts(line, 5);
        int column = CellPlace.column(parts[2]);
        List<PlanForm.Entry> entries = new ArrayList<>(block.entries());
        entries.add(entry(
                parts[0],
                parts[1],
                new CellPlace(block.firstRow(), column),
                new CellPlace(block.firstRow() - 1, column),
                parts[3],
                parts[4]));
        block = new PlanForm.Block(block.name(), block.firstRow(), block.lastRow(), block.keyColumn(), entries);
        blocks.put(block.name(), block);
    }

    private PlanForm.Entry entry(
            String entry, String kind, CellPlace place, CellPlace label, String english, String chinese) {
        hold(KIND.matcher(kind).matches(), "there is no kind \"" + kind + "\"");
        String[] words = kind.split(" ");
        boolean isChoice = words[0].equals("choice");
        hold(!isChoice || choices.containsKey(words[1]), "there is no such list");
        return new PlanForm.Entry(
                entry,
                PlanForm.Kind.valueOf(words[0].toUpperCase(Locale.ROOT)),
                words[0].equals("text") ? Integer.parseInt(words[1]) : 0,
                isChoice ? words[1] : "",
                place,
                label,
                english,
                chinese);
    }

    private void closeSheet() {
        if (!sheet.isEmpty()) {
            sheets.put(sheet, new PlanForm.Sheet(sheet, cells, blocks));
        }
        cells = new ArrayList<>();
        blocks = new LinkedHashMap<>();
        block = null;
    }

    private static String[] parts(String line, int wanted) {
        String[] parts = line.strip().split("\\s*\\|\\s*");
        hold(parts.length == wanted, "it has " + parts.length + " parts where " + wanted + " are wanted");
        return parts;
    }

    private static Matcher matched(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        hold(matcher.matches(), "it is not like " + pattern);
        return matcher;
    }

    private static void hold(boolean isHeld, String otherwise) {
        if (!isHeld) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
