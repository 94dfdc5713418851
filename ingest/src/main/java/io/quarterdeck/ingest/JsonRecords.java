package io.quarterdeck.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The objects of a JSON file as records, after a header that is no line of it. The line of a record is its physical
 * line where each has one, else its number, from 1.
 */
final class JsonRecords implements RecordSource {
    private final JsonSource source;
    private final boolean isLines;
    private final InputStream in;
    private final JsonParser parser;
    private boolean isHeaderGiven;
    private boolean hasStarted;
    private long line;

    JsonRecords(JsonSource source, MessageDigest digest) throws IOException {
        this.source = source;
        this.isLines = source.shape().kind() == JsonShape.Kind.LINES;
        this.in = isLines ? source.text().utf8(digest) : InputStream.nullInputStream();
        this.parser = isLines ? JsonText.parser("") : source.text().parser(digest);
    }

    /** A record has the fields of all records, so there is nothing to expect. */
    @Override
    public void expectFields(int fields) {}

    @Override
    public Scanned next() throws IOException {
        if (!isHeaderGiven) {
            isHeaderGiven = true;
            List<String> header = List.copyOf(source.columns().values());
            return new Scanned(0, 1, 0, bytes(TableRows.csv(header)), header, Optional.empty(), false);
        }
        if (isLines) {
            byte[] original = nextLine();
            return original.length == 0 ? null : ofLine(original);
        }
        JsonObject object = nextOfDocument();
        return object == null ? null : record(object, bytes(object.text() + "\n"));
    }

    /** The next object that can be read, for the header; null after the last. */
    JsonObject nextObject() throws IOException {
        if (!isLines) {
            return nextOfDocument();
        }
        for (byte[] original = nextLine(); original.length > 0; original = nextLine()) {
            try (JsonParser ofLine = JsonText.parser(new String(original, StandardCharsets.UTF_8).stripTrailing())) {
                if (ofLine.nextToken() == JsonToken.START_OBJECT) {
                    return JsonObject.read(ofLine);
                }
            } catch (StreamConstraintsException e) {
                throw source.text().damaged(e);
            } catch (JsonProcessingException e) {
                continue; // a line for quarantine; its keys are no columns
            }
        }
        return null;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] nextLine() throws IOException {
        line++;
        return JsonText.line(in);
    }

    private Scanned ofLine(byte[] original) throws IOException {
        if (original[0] == Transcoder.BAD_LINE) {
            byte[] raw = Arrays.copyOfRange(original, 1, original.length);
            return faulty(
                    raw,
                    Reason.ENC_LINE,
                    "bytes that are no such text",
                    source.text().charset().name());
        }
        if (new String(original, StandardCharsets.UTF_8).isBlank()) {
            return new Scanned(line, 1, 0, original, List.of(), Optional.empty(), true);
        }
        String wanted = "one JSON object on the line";
        try (JsonParser ofLine = JsonText.parser(new String(original, StandardCharsets.UTF_8).stripTrailing())) {
            if (ofLine.nextToken() == JsonToken.START_OBJECT) {
                JsonObject object = JsonObject.read(ofLine);
                if (ofLine.nextToken() == null) {
                    return record(object, original);
                }
            }
            return faulty(original, Reason.JSON_INVALID, "something else", wanted);
        } catch (StreamConstraintsException e) {
            throw source.text().damaged(e);
        } catch (JsonProcessingException e) {
            return faulty(original, Reason.JSON_INVALID, JsonText.problem(e), wanted);
        }
    }

    private Scanned record(JsonObject object, byte[] original) {
        if (!object.twice().isEmpty()) {
            return faulty(
                    original, Reason.DUP_KEY, "the key \"" + object.twice().get(0) + "\" twice", "each key once");
        }
        List<String> fields = new ArrayList<>();
        for (String path : source.columns().keySet()) {
            fields.add(object.values().getOrDefault(path, ""));
        }
        boolean isBlank = fields.stream().allMatch(String::isBlank);
        return new Scanned(line, 1, 0, original, fields, Optional.empty(), isBlank);
    }

    private Scanned faulty(byte[] original, Reason reason, String found, String wanted) {
        return new Scanned(line, 1, 0, original, List.of(), Optional.of(new Fault(reason, "", found, wanted)), false);
    }

    private JsonObject nextOfDocument() throws IOException {
        try {
            boolean isList = source.shape().kind() == JsonShape.Kind.LIST;
            if (!hasStarted && isList) {
                source.shape().enter(parser);
            }
            hasStarted = true;
            JsonToken token = parser.nextToken();
            if (token == null || token == JsonToken.END_ARRAY) {
                finish();
                return null;
            }
            line++;
            if (token != JsonToken.START_OBJECT) {
                throw source.content()
                        .refused(
                                "value " + line + " is no object",
                                "a list of objects",
                                "Export it as a list of records");
            }
            return JsonObject.read(parser);
        } catch (JsonProcessingException e) {
            throw source.text().damaged(e);
        } catch (CharacterCodingException e) {
            throw source.content()
                    .refused(
                            "its text cannot be decoded after record " + line,
                            source.text().charset().name(),
                            "Export it again in UTF-8",
                            e);
        }
    }

    /** What follows the list is read as well: nothing may be lost behind it. */
    private void finish() throws IOException {
        int depth = source.shape().path().size();
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            depth -= token == JsonToken.END_OBJECT && parser.getParsingContext().inRoot() ? depth : 0;
            if (depth == 0 && token != JsonToken.END_OBJECT) {
                throw source.content()
                        .refused("there is more after its list", "one list of objects", "Split it into two files");
            }
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
        in.close();
    }
}
