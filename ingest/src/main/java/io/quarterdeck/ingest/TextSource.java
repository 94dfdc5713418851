package io.quarterdeck.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * The records of a text file, in one encoding, between one kind of delimiter.
 *
 * @param checksum of its bytes, by which a change while it is read is noticed
 */
record TextSource(Content content, Charset charset, Delimiter delimiter, long checksum) implements Source {
    /** Takes the place of a delimiter that is not ASCII; Unicode's own name for it is "unit separator". */
    private static final char UNIT_SEPARATOR = '\u001f';

    @Override
    public String format() {
        return (delimiter == Delimiter.TAB ? "TSV" : "CSV") + ", " + charset.name() + ", " + delimiter.shown();
    }

    @Override
    public List<Notes.Counted> notes() {
        return charset.equals(Encoding.GB18030) ? List.of(new Notes.Counted(Note.READ_AS_GB18030, "", 0)) : List.of();
    }

    @Override
    public RecordSource open() throws IOException {
        return open(ContentHash.sha256());
    }

    @Override
    public RecordSource open(MessageDigest digest) throws IOException {
        InputStream in = content.open(digest, checksum);
        boolean isAscii = delimiter.mark() < 128;
        if (isAscii && charset.equals(StandardCharsets.UTF_8)) {
            return new RecordScanner(in, delimiter.mark());
        }
        char standIn = isAscii ? delimiter.mark() : UNIT_SEPARATOR;
        return new DecodedRecords(
                new Transcoder(in, charset, delimiter.mark(), standIn),
                standIn,
                charset.name(),
                delimiter.mark(),
                standIn);
    }
}
