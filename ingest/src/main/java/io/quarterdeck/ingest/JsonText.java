package io.quarterdeck.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.quarterdeck.engine.UserError;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The text of a JSON file, strictly decoded. @param checksum of its bytes, by which a change is noticed */
record JsonText(Content content, Charset charset, long checksum) {
    private static final int DEEPEST = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(RecordScanner.LONGEST_RECORD)
                    .maxNumberLength(1_000)
                    .build())
            .build();

    /** Its bytes as UTF-8, without the mark at the beginning. */
    InputStream utf8(MessageDigest digest) throws IOException {
        return new BufferedInputStream(new Transcoder(content.open(digest, checksum), charset, ',', ','));
    }

    JsonParser parser(MessageDigest digest) throws IOException {
        return FACTORY.createParser(new InputStreamReader(utf8(digest), StandardCharsets.UTF_8.newDecoder()));
    }

    static JsonParser parser(String text) throws IOException {
        return FACTORY.createParser(text);
    }

    /** What is wrong with it, for its owner. */
    UserError damaged(JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        String at = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
        return e instanceof StreamConstraintsException
                ? content.refused(
                        "it is nested deeper than " + DEEPEST + " levels, or a value is too long" + at,
                        "a list of plain records",
                        "Export it as a table",
                        e)
                : content.refused(
                        "it is damaged or ends early" + at + " (" + problem(e) + ")",
                        "whole JSON",
                        "Export or copy it again",
                        e);
    }

    static String problem(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("");
    }

    /** The next line with its line end, or as much of it as a record may have; empty at the end. */
    static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n' || line.size() > RecordScanner.LONGEST_RECORD) {
                break;
            }
        }
        return line.toByteArray();
    }
}
