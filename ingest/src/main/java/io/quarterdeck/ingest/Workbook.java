package io.quarterdeck.ingest;

import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A workbook of Excel 2007 or later: a zip package of XML parts.
 *
 * <p>The whole package is checked before anything of it is believed: every entry's length and checksum, and that every
 * part is there that the content types and the relationships declare. A damaged workbook is refused; no repair is
 * tried.
 */
final class Workbook {
    static final String CONTENT_TYPES = "[Content_Types].xml";

    private static final String PROPERTIES = "docProps/core.xml";

    /** Of the table of texts, in bytes, and not more than a quarter of the memory. */
    private static final long LARGEST_TEXTS = 512L << 20;

    /** An object, its array and the place in a list. */
    private static final int BYTES_OF_A_TEXT = 56;

    private static final String WHOLE = "a whole workbook";
    private static final String AGAIN = "Export or copy it again";

    private final Content content;
    private final Path file;
    private final Map<String, String> overrides = new LinkedHashMap<>();
    private final String sha256;
    private String main = "";
    private String texts = "";
    private boolean is1904;
    private boolean hasLinks;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<CellText.Kind> kinds = new ArrayList<>();
    private final List<String> currencies = new ArrayList<>();
    private SoftReference<List<String>> strings = new SoftReference<>(null);

    /** A sheet with cells. @param part the entry that holds it */
    record Sheet(String name, String part, boolean isHidden) {}

    /** Whether the names in a zip archive are those of an Office document. */
    static boolean isPackage(List<Content> members, Content packed) {
        return members.stream().anyMatch(m -> m.name().equals(packed.name() + "/" + CONTENT_TYPES));
    }

    /** @throws io.quarterdeck.engine.UserError if it is damaged, protected, or no workbook of XML parts */
    Workbook(Content content, Path file) {
        this.content = content;
        this.file = file;
        this.sha256 = content.sha256();
        try (ZipFile zip = Archive.open(content, file)) {
            checkEntries(zip);
            readContentTypes(zip);
            checkParts(zip);
            main = relationships(zip, "").values().stream()
                    .filter(r -> r.type().endsWith("/officeDocument"))
                    .map(Relationship::part)
                    .findFirst()
                    .orElseThrow(() -> content.refused("it has no main part", WHOLE, AGAIN));
            checkType();
            readWorkbook(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Content content() {
        return content;
    }

    String sha256() {
        return sha256;
    }

    boolean is1904() {
        return is1904;
    }

    /** The sheets that have cells, in the order of their tabs. */
    List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    /** What is to be said of the workbook. */
    List<Notes.Counted> notes() {
        List<Notes.Counted> notes = new ArrayList<>();
        if (overrides.keySet().stream().anyMatch(part -> part.endsWith("vbaProject.bin"))
                || overrides.getOrDefault(main, "").contains("macroEnabled")) {
            notes.add(new Notes.Counted(Note.MACROS_NOT_RUN, "", 0));
        }
        if (hasLinks) {
            notes.add(new Notes.Counted(Note.LINKS_NOT_FOLLOWED, "", 0));
        }
        return notes;
    }

    CellText.Kind kind(String style) {
        int index = style.isEmpty() ? 0 : number(style, kinds.size());
        return index < kinds.size() ? kinds.get(index) : CellText.Kind.PLAIN;
    }

    /** What a cell's number format shows beside its number, as €; empty where that is no currency. */
    String currency(String style) {
        int index = style.isEmpty() ? 0 : number(style, currencies.size());
        return index < currencies.size() ? currencies.get(index) : "";
    }

    private static int number(String text, int otherwise) {
        try {
            int number = Integer.parseInt(text);
            return number < 0 ? otherwise : number;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Reads every entry to its end; lengths and checksums are compared on the way. */
    private void checkEntries(ZipFile zip) throws IOException {
        List<? extends ZipEntry> entries = Collections.list(zip.entries());
        Archive.checkEntries(content, entries);
        for (ZipEntry entry : entries) {
            try (InputStream in = Archive.watched(content, zip, entry)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private void readContentTypes(ZipFile zip) throws IOException {
        try (Xml xml = open(zip, CONTENT_TYPES)) {
            while (xml.nextElement()) {
                if (xml.name().equals("Override")) {
                    overrides.put(xml.attribute("PartName").replaceFirst("^/", ""), xml.attribute("ContentType"));
                }
            }
        }
    }

    private void checkParts(ZipFile zip) throws IOException {
        for (String part : overrides.keySet()) {
            checkPart(zip, part, CONTENT_TYPES);
        }
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (name.endsWith(".rels") && name.contains("_rels/")) {
                int at = name.lastIndexOf("_rels/");
                String part = name.substring(0, at) + name.substring(at + 6, name.length() - ".rels".length());
                for (Relationship relationship : relationships(zip, part).values()) {
                    checkPart(zip, relationship.part(), name);
                }
            }
        }
    }

    private void checkPart(ZipFile zip, String part, String declared) {
        if (zip.getEntry(part) == null
                && zip.getEntry(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8)) == null) {
            throw content.refused("its part " + part + " is missing, which " + declared + " declares", WHOLE, AGAIN);
        }
    }

    private void checkType() {
        String type = overrides.getOrDefault(main, "");
        if (type.contains("sheet.binary")) {
            throw content.refused("it is a binary workbook (.xlsb)", Recognition.FORMATS, "Save it as .xlsx");
        }
    }

    /** Whether the main part is a workbook and not a document or a presentation. */
    boolean hasSheets() {
        String type = overrides.getOrDefault(main, "spreadsheetml");
        return type.contains("spreadsheetml") || type.contains("ms-excel");
    }

    private record Relationship(String type, String part) {}

    /** The relationships of a part by id, without those that lead out of the package. */
    private Map<String, Relationship> relationships(ZipFile zip, String part) throws IOException {
        int slash = part.lastIndexOf('/') + 1;
        String folder = part.substring(0, slash);
        String name = folder + "_rels/" + part.substring(slash) + ".rels";
        Map<String, Relationship> found = new LinkedHashMap<>();
        if (zip.getEntry(name) == null) {
            return found;
        }
        try (Xml xml = open(zip, name)) {
            while (xml.nextElement()) {
                String target = xml.attribute("Target").replaceFirst("#.*", "");
                if (xml.name().equals("Relationship")
                        && xml.attribute("TargetMode").equals("External")) {
                    hasLinks |= xml.attribute("Type").endsWith("/externalLinkPath");
                } else if (xml.name().equals("Relationship") && !target.isEmpty()) {
                    found.put(xml.attribute("Id"), new Relationship(xml.attribute("Type"), resolved(folder, target)));
                }
            }
        }
        return found;
    }

    /** A target's entry; one that climbs out of the package names no entry, and so is missing. */
    private static String resolved(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        List<String> steps = new ArrayList<>(folder.isEmpty() ? List.of() : List.of(folder.split("/")));
        for (String step : target.split("/")) {
            if (step.equals("..") && !steps.isEmpty()) {
                steps.remove(steps.size() - 1);
            } else if (!step.equals(".")) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }

    private void readWorkbook(ZipFile zip) throws IOException {
        if (!hasSheets()) {
            return;
        }
        Map<String, Relationship> parts = relationships(zip, main);
        try (Xml xml = open(zip, main)) {
            while (xml.nextElement()) {
                if (xml.name().equals("workbookPr")) {
                    is1904 = xml.flag("date1904");
                } else if (xml.name().equals("sheet")) {
                    String id = xml.attribute("id");
                    Optional<Relationship> part = Optional.ofNullable(parts.get(id));
                    if (part.isEmpty()) {
                        throw content.refused("its sheet \"" + xml.attribute("name") + "\" is missing", WHOLE, AGAIN);
                    }
                    if (part.get().type().endsWith("/worksheet")) {
                        sheets.add(new Sheet(
                                xml.attribute("name"),
                                part.get().part(),
                                xml.attribute("state")
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .contains("hidden")));
                    }
                }
            }
        }
        for (Relationship part : parts.values()) {
            if (part.type().endsWith("/sharedStrings")) {
                texts = part.part();
            } else if (part.type().endsWith("/styles")) {
                readStyles(zip, part.part());
            } else if (part.type().endsWith("/externalLink")) {
                hasLinks = true;
            }
        }
    }

    private void readStyles(ZipFile zip, String part) throws IOException {
        Map<String, String> codes = new HashMap<>();
        boolean isCellFormat = false;
        try (Xml xml = open(zip, part)) {
            while (xml.nextElement()) {
                switch (xml.name()) {
                    case "numFmt" -> codes.put(xml.attribute("numFmtId"), xml.attribute("formatCode"));
                    case "cellXfs" -> isCellFormat = true;
                    case "cellStyleXfs", "cellStyles", "dxfs" -> isCellFormat = false;
                    case "xf" -> {
                        if (isCellFormat) {
                            String id = xml.attribute("numFmtId");
                            kinds.add(CellText.kind(number(id, 0), codes.get(id)));
                            currencies.add(FormatCurrency.of(codes.get(id)));
                        }
                    }
                    default -> {}
                }
            }
        }
    }

    /** When it was last saved, as its properties say, such as {@code 2025-10-08T09:30:00Z}; empty where they do not. */
    String modified() throws IOException {
        try (ZipFile zip = Archive.open(content, file)) {
            if (zip.getEntry(PROPERTIES) != null) {
                try (Xml xml = open(zip, PROPERTIES)) {
                    while (xml.nextElement()) {
                        if (xml.name().equals("modified")) {
                            return xml.elementText().strip();
                        }
                    }
                }
            }
        }
        return "";
    }

    /** A sheet's cells as XML; closing the stream closes the package. */
    InputStream open(Sheet sheet) throws IOException {
        ZipFile zip = Archive.open(content, file);
        return Archive.stream(content, zip, entry(zip, sheet.part()));
    }

    private Xml open(ZipFile zip, String part) throws IOException {
        return new Xml(content, part, zip.getInputStream(entry(zip, part)));
    }

    private ZipEntry entry(ZipFile zip, String part) {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw content.refused("its part " + part + " is missing", WHOLE, AGAIN);
        }
        return entry;
    }

    /** The texts that cells refer to by number; read again where the memory was needed for something else. */
    List<String> strings() throws IOException {
        List<String> read = strings.get();
        if (read != null || texts.isEmpty()) {
            return read == null ? List.of() : read;
        }
        read = new ArrayList<>();
        try (ZipFile zip = Archive.open(content, file)) {
            long memory = Runtime.getRuntime().maxMemory();
            long size = entry(zip, texts).getSize();
            if (size > Math.min(LARGEST_TEXTS, memory / 4)) {
                throw tooLarge(size);
            }
            // A short text takes more memory than it takes in the file.
            long held = 0;
            try (Xml xml = open(zip, texts)) {
                while (xml.nextElement()) {
                    if (xml.name().equals("si")) {
                        String text = xml.richText();
                        held += BYTES_OF_A_TEXT + 2L * text.length();
                        if (held > memory / 2) {
                            throw tooLarge(size);
                        }
                        read.add(text);
                    }
                }
            }
        }
        strings = new SoftReference<>(read);
        return read;
    }

    private UserError tooLarge(long size) {
        return content.refused(
                "its texts take " + (size >> 20) + " MB",
                "at most " + (LARGEST_TEXTS >> 20) + " MB, and less where Java has little memory",
                "Export it as CSV, or in several workbooks, or give Java more memory");
    }
}
