package io.quarterdeck.ingest;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the layout of each export by its headings; the name of the file does not matter. */
final class Recognition {
    private static final int MOST_COLUMNS = 2_000;

    /** Names that say that a file is a table: one that cannot be read is refused, not passed over. */
    private static final Pattern TABLES = Pattern.compile(".*\\.(csv|tsv|xls|xlsx|xlsm|json|jsonl|ndjson|parquet)");

    static final String FORMATS = "CSV, XLSX, XLS, JSON or Parquet";

    private static final int LONGEST_SHOWN = 60;

    /** The preset of exports that have the columns of our tables. */
    private static final String CANONICAL = "quarterdeck_tables";

    /**
     * With so many headings of a layout a file is meant to be that export, and what is missing is a mistake. Fewer prove
     * nothing: many a table has an id, a name and a date.
     */
    private static final int TELLING = 4;

    private final Presets presets;
    private final HouseRules rules;
    private final Path scratch;
    private final List<Export> exports = new ArrayList<>();
    private final List<NotUsed> notUsed = new ArrayList<>();
    private final List<Source> unknown = new ArrayList<>();

    /** @param scratch a folder of the run's own, for members of archives that are not read as a stream */
    Recognition(Presets presets, HouseRules rules, Path scratch) {
        this.presets = presets;
        this.rules = rules;
        this.scratch = scratch;
    }

    /** The sources that fit a layout that is loaded, in the order given. */
    List<Export> exports() {
        return List.copyOf(exports);
    }

    /** Every preset; only one where the settings say which reads files of this name. */
    private Presets presetsFor(Content content) {
        for (Map.Entry<String, String> source : rules.sources().entrySet()) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + source.getKey());
            if (matcher.matches(Path.of(content.name()).getFileName())) {
                return presets.only(source.getValue());
            }
        }
        return presets;
    }

    /** The tables that can be read, but fit no layout. */
    List<Source> unknown() {
        return List.copyOf(unknown);
    }

    List<NotUsed> notUsed() {
        return List.copyOf(notUsed);
    }

    /** Looks at all files of an inbox. */
    void look(Inbox inbox) {
        notUsed.addAll(inbox.notUsed());
        inbox.files().forEach(this::look);
        notUsed.sort(Comparator.comparing(NotUsed::file));
    }

    /**
     * Looks at one file.
     *
     * @throws UserError if two layouts fit, if a required heading is missing or stands there twice, or if it is an
     *     export that cannot be read
     */
    void look(Content content) {
        try {
            byte[] first = content.first();
            Nature nature = Nature.of(first);
            switch (nature) {
                case EMPTY -> notUsed(content, "it is empty (0 bytes)");
                case ZIP -> lookZip(content);
                case GZIP -> look(Archive.gunzipped(content));
                case TEXT -> lookText(content, first);
                case HTML, XML -> lookMarkup(content, nature);
                case JSON -> lookJson(content, first);
                case OLE2 -> lookOldDocument(content);
                case PARQUET -> lookParquet(content);
                case OTHER_ARCHIVE, PDF, PICTURE -> notUsed(content, "it is " + nature.shown());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void notUsed(Content content, String reason) {
        notUsed.add(new NotUsed(content.name(), reason));
    }

    private void lookZip(Content content) throws IOException {
        Path file = content.onDisk(scratch);
        List<Content> members = Archive.members(content, file);
        if (Workbook.isPackage(members, content)) {
            lookWorkbook(content, new Workbook(content, file));
            return;
        }
        Optional<String> other = otherSpreadsheet(content, members);
        if (other.isPresent()) {
            throw content.refused("it is " + other.get(), FORMATS, "Save it as .xlsx");
        }
        if (content.isPacked()) {
            throw content.refused(
                    "it is an archive in an archive",
                    "an archive of exports",
                    "Unpack the outer one, and give its folder");
        }
        for (Content member : members) {
            String reason = Inbox.reasonNotToOpen(member);
            if (!reason.isEmpty()) {
                notUsed(member, reason);
            } else {
                look(member);
            }
        }
    }

    private static Optional<String> otherSpreadsheet(Content content, List<Content> members) throws IOException {
        for (Content member : members) {
            String name = member.name().substring(content.name().length() + 1);
            if (name.equals("mimetype")
                    && new String(member.first(), StandardCharsets.US_ASCII).contains("opendocument.spreadsheet")) {
                return Optional.of("an OpenDocument spreadsheet (.ods)");
            }
            if (name.equals("Index/Document.iwa") || name.equals("Index.zip")) {
                return Optional.of("a document of Apple's Numbers");
            }
        }
        return Optional.empty();
    }

    private void lookWorkbook(Content content, Workbook workbook) throws IOException {
        if (!workbook.hasSheets()) {
            notUsed(content, "an Office document that is no workbook");
            return;
        }
        if (PlanWorkbook.isOne(workbook)) {
            lookPlan(content, PlanWorkbook.read(workbook));
            return;
        }
        List<Tab> tabs = new ArrayList<>();
        for (Workbook.Sheet sheet : workbook.sheets()) {
            tabs.add(new Tab(sheet.name(), sheet.isHidden(), notes -> {
                List<Notes.Counted> all = new ArrayList<>(workbook.notes());
                all.addAll(notes);
                return new SheetSource(workbook, sheet, all);
            }));
        }
        lookTabs(content, tabs);
    }

    /** Its records have the headings of canonical tables, whatever other presets a user may have. */
    private void lookPlan(Content content, PlanWorkbook plan) throws IOException {
        for (Source source : plan.sources()) {
            fit(HeaderSearch.in(source, presets.only(CANONICAL)));
        }
        if (plan.sources().isEmpty()) {
            notUsed(content, "a plan in which nothing is filled in yet");
        }
        plan.others().forEach(sheet -> notUsed.add(new NotUsed(sheet, "no sheet of the plan to fill in")));
    }

    private void lookOldDocument(Content content) throws IOException {
        Path file = content.onDisk(scratch);
        Optional<String> other = OldWorkbook.otherDocument(content, file);
        if (other.isPresent()) {
            notUsed(content, other.get());
            return;
        }
        OldWorkbook workbook = new OldWorkbook(content, file);
        List<Tab> tabs = new ArrayList<>();
        for (int i = 0; i < workbook.tabs().size(); i++) {
            int index = i;
            OldWorkbook.Tab tab = workbook.tabs().get(i);
            tabs.add(new Tab(tab.name(), tab.isHidden(), notes -> workbook.sheet(index, notes)));
        }
        lookTabs(content, tabs);
    }

    /** A sheet of any workbook, and how to read it with what is to be said of it. */
    private record Tab(String name, boolean isHidden, Function<List<Notes.Counted>, Source> source) {
        HeaderSearch search(Presets presets, List<Notes.Counted> notes) throws IOException {
            return HeaderSearch.in(source.apply(notes), presets);
        }
    }

    /** Every visible sheet is looked at; a hidden one only where no other fits. */
    private void lookTabs(Content content, List<Tab> tabs) throws IOException {
        List<Tab> hidden = tabs.stream().filter(Tab::isHidden).toList();
        List<Notes.Counted> ignored = hidden.stream()
                .map(tab -> new Notes.Counted(Note.HIDDEN_SHEET_IGNORED, tab.name(), 0))
                .toList();
        List<HeaderSearch> searches = new ArrayList<>();
        for (Tab tab : tabs) {
            if (!tab.isHidden()) {
                searches.add(tab.search(presetsFor(content), ignored));
            }
        }
        boolean isFound = searches.stream().anyMatch(HeaderSearch::fits);
        for (Tab tab : hidden) {
            HeaderSearch search =
                    tab.search(presetsFor(content), List.of(new Notes.Counted(Note.HIDDEN_SHEET_READ, tab.name(), 0)));
            if (!isFound && search.fits()) {
                searches.add(search);
            } else {
                notUsed.add(new NotUsed(search.source().name(), "a hidden sheet"));
            }
        }
        isFound = searches.stream().anyMatch(HeaderSearch::fits);
        for (HeaderSearch search : searches) {
            if (search.fits()) {
                fit(search);
            } else if (isFound) {
                notUsed.add(new NotUsed(search.source().name(), noHeadings(search)));
            } else {
                reject(List.of(search));
            }
        }
        if (tabs.isEmpty()) {
            notUsed(content, "it has no sheet with cells");
        }
    }

    private void lookParquet(Content content) throws IOException {
        Path file = content.onDisk(scratch);
        ParquetPages.check(content, file);
        HeaderSearch search =
                HeaderSearch.in(new ParquetSource(content, file, scratch, content.sha256()), presetsFor(content));
        if (search.fits()) {
            fit(search);
        } else {
            reject(List.of(search));
        }
    }

    private void lookMarkup(Content content, Nature nature) {
        if (!isNamedAsTable(content)) {
            notUsed(content, "it is " + nature.shown());
            return;
        }
        throw content.refused(
                "it is " + nature.shown() + ", whatever its name says", FORMATS, "Export or save it as CSV or XLSX");
    }

    private static boolean isNamedAsTable(Content content) {
        return TABLES.matcher(content.plainName()).matches();
    }

    private void lookJson(Content content, byte[] first) throws IOException {
        TextEvidence evidence = TextEvidence.of(content);
        Encoding encoding = Encoding.of(evidence, first, rules.encoding());
        if (!encoding.doubt().isEmpty()) {
            throw content.refused(encoding.doubt(), "text in one encoding", encoding.remedy());
        }
        JsonText text = new JsonText(content, encoding.charset(), evidence.checksum());
        HeaderSearch search = HeaderSearch.in(JsonSource.of(text), presetsFor(content));
        if (search.fits()) {
            fit(search);
        } else {
            reject(List.of(search));
        }
    }

    private void lookText(Content content, byte[] first) throws IOException {
        if (!isNamedAsTable(content) && !isNamedAsText(content)) {
            notUsed(content, "neither its name nor its first bytes are those of an export");
            return;
        }
        if (content.plainName().endsWith(".parquet")) {
            throw content.refused(
                    "it does not begin as Parquet does", "a whole Parquet file", "Export or copy it again");
        }
        TextEvidence evidence = TextEvidence.of(content);
        Encoding encoding = Encoding.of(evidence, first, rules.encoding());
        List<HeaderSearch> searches = new ArrayList<>();
        for (Charset charset : encoding.possible()) {
            for (Delimiter delimiter : Delimiter.possible(content, charset, evidence)) {
                TextSource source = new TextSource(content, charset, delimiter, evidence.checksum());
                searches.add(HeaderSearch.in(source, presetsFor(content)));
            }
            if (searches.stream().anyMatch(HeaderSearch::fits)) {
                break;
            }
        }
        List<HeaderSearch> fitting =
                searches.stream().filter(HeaderSearch::fits).toList();
        if (!encoding.doubt().isEmpty() && (isNamedAsTable(content) || !fitting.isEmpty())) {
            throw content.refused(encoding.doubt(), "text in one encoding", encoding.remedy());
        }
        if (fitting.size() > 1) {
            throw content.refused(
                    "two delimiters fit: "
                            + fitting.stream()
                                    .map(s -> ((TextSource) s.source())
                                                    .delimiter()
                                                    .shown() + " (line "
                                            + s.header().orElseThrow().line() + ")")
                                    .collect(Collectors.joining(" and ")),
                    "one header",
                    "Remove the other lines that have the headings, or put sep=; with the right delimiter above them");
        }
        if (fitting.isEmpty()) {
            reject(searches);
        } else {
            fit(fitting.get(0));
        }
    }

    private static boolean isNamedAsText(Content content) {
        String name = content.plainName();
        return !name.contains(".") || name.endsWith(".txt") || name.endsWith(".dat") || name.endsWith(".tab");
    }

    /** Nothing fits: a file that nearly does has probably lost a heading, which is not passed over in silence. */
    private void reject(List<HeaderSearch> searches) {
        Optional<HeaderSearch> nearest = searches.stream()
                .filter(s -> s.near().isPresent())
                .max(Comparator.comparingInt(s -> s.near().orElseThrow().present()));
        Optional<HeaderSearch.Near> near = nearest.flatMap(HeaderSearch::near);
        // Folders below the exports hold all kinds of tables that look like some: there it is only listed.
        if (near.isPresent()
                && near.get().present() >= TELLING
                && isItsOwn(near.get())
                && !isBelow(nearest.get().source().content())) {
            throw missing(
                    nearest.get().source().name(), near.get().line(), near.get().layout());
        }
        HeaderSearch first = nearest.orElse(searches.get(0));
        unknown.add(first.source());
        notUsed.add(new NotUsed(first.source().name(), noHeadings(first)));
    }

    /** Whether one of the headings is known from this system only: many lists have an ID, a subject, a status and a priority. */
    private boolean isItsOwn(HeaderSearch.Near near) {
        return near.layout().presentSpellings(HeaderSearch.folded(near.line())).stream()
                .anyMatch(heading -> presets.layouts().stream()
                        .filter(l -> !l.isGeneric()
                                && !l.preset().equals(near.layout().preset()))
                        .noneMatch(l -> l.readHeadings().contains(heading)));
    }

    private static boolean isBelow(Content content) {
        return !content.isPacked() && content.name().contains("/");
    }

    private static String noHeadings(HeaderSearch search) {
        return search.firstLine().isEmpty()
                ? "there is nothing in it"
                : "no preset has its headings (" + shortened(search.firstLine()) + ")"
                        + search.near().map(Recognition::lacking).orElse("");
    }

    private static String lacking(HeaderSearch.Near near) {
        return "; nearest is " + near.layout().id() + ", without \""
                + String.join("\", \"", near.layout().missing(HeaderSearch.folded(near.line()))) + "\"";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    /** Of layouts that fit, the one that knows most of the headings is meant; or several that share the rows. */
    private List<Layout> meant(List<Layout> all, Set<String> headings) {
        List<Layout> own =
                all.stream().filter(l -> presets.own().contains(l.preset())).toList();
        // What a system is known to write comes before words that anybody may use.
        List<Layout> special = all.stream().filter(l -> !l.isGeneric()).toList();
        List<Layout> fitting = !own.isEmpty() ? own : special.isEmpty() ? all : special;
        long most = fitting.stream().mapToLong(l -> l.known(headings)).max().orElse(0);
        Layout best = fitting.stream()
                .filter(l -> l.known(headings) == most)
                .findFirst()
                .orElseThrow();
        return fitting.stream()
                .filter(l -> l.known(headings) == most || l.shares(best))
                .toList();
    }

    private void fit(HeaderSearch search) {
        String file = search.source().name();
        Scanned header = search.header().orElseThrow();
        List<Layout> fitting = meant(search.fitting(), HeaderSearch.folded(header));
        if (fitting.size() > 1 && !fitting.stream().allMatch(l -> l.shares(fitting.get(0)))) {
            throw refused(
                    file,
                    "its headings fit " + fitting.stream().map(Layout::id).collect(Collectors.joining(" and ")),
                    "one layout",
                    "Take one of the presets away, or add a heading to `recognised_by` in the right one");
        }
        for (Layout layout : fitting) {
            take(search.source(), header, layout);
        }
    }

    private void take(Source source, Scanned header, Layout layout) {
        String file = source.name();
        if (layout.table().isEmpty()) {
            notUsed.add(new NotUsed(file, layout.notUsed()));
            return;
        }
        if (header.fields().size() > MOST_COLUMNS) {
            throw refused(
                    file,
                    header.fields().size() + " columns",
                    "at most " + MOST_COLUMNS,
                    "Export only the columns that are needed");
        }
        checkOnce(file, header.fields(), layout);
        exports.add(new Export(source, layout, header.fields(), header.line()));
    }

    /** A heading that the layout reads must not stand there twice: which of the two is meant would be a guess. */
    private static void checkOnce(String file, List<String> header, Layout layout) {
        Set<String> read = layout.headings().stream()
                .flatMap(heading -> Layout.spellings(heading).stream())
                .flatMap(spelling -> Layout.parts(spelling).stream())
                .map(Words::folded)
                .collect(Collectors.toSet());
        Map<String, Integer> places = new HashMap<>();
        List<String> numbered = Headings.numbered(header);
        for (int i = 0; i < header.size(); i++) {
            Integer before = places.put(Words.folded(header.get(i)), i);
            boolean isTold = read.contains(numbered.get(i));
            if (before != null && read.contains(Words.folded(header.get(i))) && !isTold) {
                throw refused(
                        file,
                        "column " + (before + 1) + " \"" + header.get(before) + "\" and column " + (i + 1) + " \""
                                + header.get(i) + "\" have the same heading",
                        "each heading once",
                        "Rename or remove one of the two columns");
            }
        }
    }

    private static UserError missing(String file, Scanned header, Layout layout) {
        List<String> missing = layout.missing(HeaderSearch.folded(header));
        List<String> others = header.fields().stream()
                .filter(h -> !h.isBlank()
                        && layout.columns().keySet().stream()
                                .flatMap(c -> Layout.spellings(c).stream())
                                .noneMatch(c -> Words.folded(c).equals(Words.folded(h))))
                .toList();
        String similar = missing.stream()
                .flatMap(m -> Layout.spellings(m).stream())
                .flatMap(m -> Words.nearest(m, others).stream())
                .distinct()
                .map(h -> "\"" + h + "\"")
                .collect(Collectors.joining(", "));
        return refused(
                file + (header.line() > 0 ? " line " + header.line() : ""),
                "missing required column" + (missing.size() > 1 ? "s " : " ")
                        + missing.stream().map(m -> "\"" + m + "\"").collect(Collectors.joining(", ")),
                "the headings of " + layout.id() + " (" + String.join(", ", layout.required()) + ")",
                (similar.isEmpty() ? "" : "Similar is " + similar + ". ")
                        + "Export the column as well, or mend its heading");
    }

    private static UserError refused(String where, String found, String wanted, String remedy) {
        return new UserError(ExitCode.INPUT_REFUSED, where, found, wanted, remedy);
    }
}
