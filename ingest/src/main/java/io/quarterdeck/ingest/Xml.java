package io.quarterdeck.ingest;

import io.quarterdeck.engine.UserError;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a part of a workbook as a stream. No entity is declared or followed, so none can grow or reach out. */
final class Xml implements AutoCloseable {
    private static final XMLInputFactory FACTORY = factory();

    private final Content content;
    private final String part;
    private final XMLStreamReader reader;

    Xml(Content content, String part, InputStream in) {
        this.content = content;
        this.part = part;
        try {
            this.reader = FACTORY.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }

    /** The JDK's own: another one on the class path has other defaults. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // The document itself counts as an entity: with DTDs refused, a limit would only hit large sheets.
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("a reference to " + systemId);
        });
        return factory;
    }

    /** Moves on to the next element's start; false at the end. */
    boolean nextElement() {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
        }
    }

    /** Moves on to the next event, of the kinds in {@link XMLStreamConstants}. */
    int next() {
        try {
            int event = reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw content.refused(
                        "its part " + part + " declares or uses entities of its own, as an attack does",
                        "a workbook as Excel writes it",
                        "Do not trust this file; export again");
            }
            return event;
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }

    private UserError damaged(XMLStreamException e) {
        if (e.getNestedException() instanceof UserError error) {
            return error;
        }
        return content.refused(
                "its part " + part + " cannot be read ("
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")",
                "a whole workbook",
                "Export or copy it again",
                e);
    }

    String name() {
        return reader.getLocalName();
    }

    /** An attribute's value, whatever its namespace; empty where it is not there. */
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    boolean flag(String name) {
        String value = attribute(name);
        return value.equals("1") || value.equals("true");
    }

    String text() {
        return reader.getText();
    }

    /** The text in the current element, up to its end. */
    String elementText() {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                case XMLStreamConstants.END_DOCUMENT -> depth = 0;
                default -> {}
            }
        }
        return text.toString();
    }

    /**
     * The text of a string item up to its end: its runs joined, without the phonetic runs above them.
     *
     * @param start that it stands on
     */
    String richText() {
        StringBuilder text = new StringBuilder();
        int phonetic = 0;
        for (int depth = 1; depth > 0; ) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (name().equals("t") && phonetic == 0) {
                        text.append(elementText());
                    } else {
                        depth++;
                        phonetic += name().equals("rPh") ? 1 : 0;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    phonetic -= name().equals("rPh") ? 1 : 0;
                }
                case XMLStreamConstants.END_DOCUMENT -> depth = 0;
                default -> {}
            }
        }
        return unescaped(text.toString());
    }

    /** Characters that XML cannot hold stand as {@code _x0007_}, and such a text itself as {@code _x005F_x0007_}. */
    static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf("_x"); at >= 0; at = text.indexOf("_x", at)) {
            if (at + 7 <= text.length()
                    && text.charAt(at + 6) == '_'
                    && text.substring(at + 2, at + 6).matches("[0-9A-Fa-f]{4}")) {
                plain.append(text, from, at).append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
                at += 7;
                from = at;
            } else {
                at += 2;
            }
        }
        return plain.append(text.substring(from)).toString();
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }
}
