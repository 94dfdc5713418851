package io.quarterdeck.engine;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be filled in on the sheets of a workbook that comes back: each cell's name, kind, place and label. It is one text file in
 * {@code forms/}, which the room that writes the workbook and the room that reads it share.
 *
 * @param text the whole file, of which {@link #seal} is made
 * @param marks the columns of the row that says what a workbook is, by name
 */
public record PlanForm(
        String name,
        int version,
        String text,
        int markRow,
        Map<String, Integer> marks,
        Map<String, List<Choice>> choices,
        Map<String, Sheet> sheets) {
    /** Every mark of a workbook of ours begins with it. */
    public static final String MARK = "quarterdeck";

    /** The form of the one-to-one. */
    public static final PlanForm ONE_TO_ONE = PlanFormText.parse(
            "one_to_one", ResourceFolder.read(PlanForm.class, "forms", ".form").get("one_to_one"));

    public PlanForm {
        requireNonNull(name, "name is null");
        marks = Collections.unmodifiableMap(new LinkedHashMap<>(marks));
        choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
        sheets = Collections.unmodifiableMap(new LinkedHashMap<>(sheets));
    }

    /** What a cell takes. */
    public enum Kind {
        MONEY,
        COUNT,
        DATE,
        FLAG,
        TEXT,
        CHOICE,
        /** Nothing: it was printed, and is read back as it stands. */
        PRINTED
    }

    /** A word of a list, as it is stored and as it is shown. */
    public record Choice(String code, String english, String chinese) {
        public String shown(String language) {
            return language.equals("zh") ? chinese : english;
        }

        /** Whether a person who chose it may have left this text. */
        public boolean is(String text) {
            return text.equals(english) || text.equals(chinese) || text.equals(code);
        }
    }

    /**
     * A cell to fill in, or a column of a table to fill in.
     *
     * @param longest of a text, in characters; 0 for other kinds
     * @param list the name of a choice's list; empty for other kinds
     * @param place the cell; of a column its first cell below the heading
     * @param label where its label stands
     */
    public record Entry(
            String name,
            Kind kind,
            int longest,
            String list,
            CellPlace place,
            CellPlace label,
            String english,
            String chinese) {
        public String shown(String language) {
            return language.equals("zh") ? chinese : english;
        }
    }

    /**
     * A table on a sheet some of whose columns are to be filled in.
     *
     * @param firstRow from 1
     * @param lastRow the last that there can be; 0 where it goes on as long as it must
     * @param keyColumn the column that tells the rows apart, from 0
     */
    public record Block(String name, int firstRow, int lastRow, int keyColumn, List<Entry> entries) {
        public Block {
            entries = List.copyOf(entries);
        }

        /** How many rows it can have. */
        public int most() {
            return lastRow == 0 ? Integer.MAX_VALUE : lastRow - firstRow + 1;
        }

        public Entry entry(String entry) {
            return find(entries, entry);
        }
    }

    /** A kind of sheet. */
    public record Sheet(String name, List<Entry> cells, Map<String, Block> blocks) {
        public Sheet {
            cells = List.copyOf(cells);
            blocks = Collections.unmodifiableMap(new LinkedHashMap<>(blocks));
        }

        public Entry cell(String cell) {
            return find(cells, cell);
        }

        public Block block(String block) {
            return Optional.ofNullable(blocks.get(block))
                    .orElseThrow(() -> new IllegalArgumentException("the form has no rows " + block));
        }
    }

    private static Entry find(List<Entry> entries, String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the form has no cell " + name));
    }

    public Sheet sheet(String sheet) {
        return requireNonNull(sheets.get(sheet), sheet);
    }

    /** Where a mark stands. */
    public CellPlace mark(String mark) {
        return new CellPlace(markRow, requireNonNull(marks.get(mark), mark));
    }

    /** The text of the mark {@code form} on a kind of sheet, such as {@code quarterdeck one_to_one 1 person}. */
    public String title(String sheet) {
        return MARK + " " + name + " " + version + " " + sheet;
    }

    /** The code chosen by a text of a list, in any language. */
    public Optional<String> chosen(String list, String text) {
        return choices.get(list).stream()
                .filter(choice -> choice.is(text))
                .findFirst()
                .map(Choice::code);
    }

    /**
     * What the mark {@code seals} says of one table, such as {@code deals:17:1a2b3c4d}: how many rows it has, and a hash of this file and of
     * their keys in order. A row that was moved, sorted, added or taken away breaks it.
     */
    public String seal(Block block, List<String> keys) {
        return block.name() + ":" + keys.size() + ":" + hash(text + "\n" + String.join("\n", keys));
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every entry of a kind of sheet, cells first. */
    public List<Entry> entries(String sheet) {
        List<Entry> entries = new ArrayList<>(sheet(sheet).cells());
        sheet(sheet).blocks().values().forEach(block -> entries.addAll(block.entries()));
        return entries;
    }
}
