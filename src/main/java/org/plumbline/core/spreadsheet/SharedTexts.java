package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.core.spreadsheet.TextRuns.Run;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The texts that cells refer to by number. */
final class SharedTexts extends DefaultHandler {

    private final List<String> texts = new ArrayList<>();
    /** Runs of those texts that have more than one format. */
    private final Map<Integer, List<Run>> runs = new HashMap<>();

    private final TextRuns gathered = new TextRuns();

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        gathered.start(name, attributes);
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        gathered.characters(characters, start, length);
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        gathered.end(name);
        if (name.equals("si")) {
            List<Run> looks = gathered.taken();
            if (!looks.isEmpty()) {
                runs.put(texts.size(), looks);
            }
            texts.add(gathered.text());
        }
    }

    int index(String written) throws SAXException {
        try {
            int index = Integer.parseInt(written.strip());
            if (index >= 0 && index < texts.size()) {
                return index;
            }
        } catch (NumberFormatException e) {
            throw new SAXException("shared string " + written, e);
        }
        throw new SAXException("there is no shared string " + written);
    }

    String text(int index) {
        return texts.get(index);
    }

    List<Run> runs(int index) {
        return runs.getOrDefault(index, List.of());
    }
}
