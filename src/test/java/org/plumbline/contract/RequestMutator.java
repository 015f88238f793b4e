package org.plumbline.contract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Spoils what was sound, at random. One seed, one sequence. */
final class RequestMutator {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String[] TEXTS = {
        "",
        " ",
        "0",
        "-1",
        "null",
        "95.4%",
        "_",
        "-",
        "优",
        "=1+1",
        "@SUM(A1)",
        "../../etc/passwd",
        "<script>",
        "' or 1=1 --",
        "${jndi:x}",
        "#{T(java.lang.Runtime)}",
        "\u0000",
        "\uD800",
        "\u202E",
        "Ａ１",
        "%00",
        "a".repeat(5000),
        "9".repeat(400)
    };
    private static final String[] NUMBERS = {
        "0",
        "-0",
        "-1",
        "1e400",
        "1E-400",
        "1e2147483647",
        "1e2147483648",
        "-1e-2147483648",
        "1e99999999999999999999",
        "0.1234567890123",
        "99999999999999999999999999999999",
        "1990",
        "2200",
        "2147483648",
        "0.00",
        "100.0000"
    };
    private static final Pattern VALUE = Pattern.compile("(<v>)([^<]*)(</v>)|(<t[^>]*>)([^<]*)(</t>)");

    private final Random random;

    RequestMutator(Random random) {
        this.random = random;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    String number() {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    /** As text: numbers keep their spelling. */
    byte[] json(byte[] sound) {
        JsonNode tree = JSON.readTree(sound);
        String marker = "\"@@" + random.nextLong() + "\"";
        String number = null;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            JsonNode parent = container(tree);
            switch (random.nextInt(6)) {
                case 0 -> put(parent, JSON.getNodeFactory().stringNode(text()));
                case 1 -> {
                    put(parent, JSON.readTree(marker));
                    number = number();
                }
                case 2 -> put(parent, JSON.readTree(chance(50) ? "[[],{}]" : "{\"a\":[null]}"));
                case 3 -> remove(parent);
                case 4 -> put(parent, JSON.readTree(chance(50) ? "null" : "true"));
                default -> add(parent);
            }
        }
        String written = tree.toString();
        return (number == null ? written : written.replace(marker, number)).getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode container(JsonNode tree) {
        List<JsonNode> containers = new ArrayList<>();
        collect(tree, containers);
        return one(containers);
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(each -> collect(each, containers));
        }
    }

    private void put(JsonNode parent, JsonNode value) {
        if (parent instanceof ObjectNode object && !object.isEmpty()) {
            object.set(one(List.copyOf(object.propertyNames())), value);
        } else if (parent instanceof ArrayNode array && !array.isEmpty()) {
            array.set(random.nextInt(array.size()), value);
        }
    }

    private void remove(JsonNode parent) {
        if (parent instanceof ObjectNode object && !object.isEmpty()) {
            object.remove(one(List.copyOf(object.propertyNames())));
        } else if (parent instanceof ArrayNode array && !array.isEmpty()) {
            array.remove(random.nextInt(array.size()));
        }
    }

    private void add(JsonNode parent) {
        if (parent instanceof ObjectNode object) {
            object.put(text(), text());
        } else if (parent instanceof ArrayNode array) {
            if (array.isEmpty() || chance(20)) {
                array.add(text());
            } else {
                array.add(array.get(random.nextInt(array.size())).deepCopy());
            }
        }
    }

    /** Bytes flipped, cut off, doubled or put in. */
    byte[] bytes(byte[] sound) {
        if (sound.length == 0) {
            return noise(16);
        }
        byte[] spoiled = sound.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                for (int i = 1 + random.nextInt(8); i > 0; i--) {
                    spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt(256);
                }
            }
            case 1 -> spoiled = java.util.Arrays.copyOf(sound, random.nextInt(sound.length));
            case 2 -> {
                ByteArrayOutputStream both = new ByteArrayOutputStream();
                both.writeBytes(sound);
                both.writeBytes(sound);
                spoiled = both.toByteArray();
            }
            default -> spoiled[random.nextInt(spoiled.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return spoiled;
    }

    byte[] noise(int most) {
        byte[] noise = new byte[random.nextInt(most)];
        random.nextBytes(noise);
        return noise;
    }

    /** The file as a whole, or one of its entries: bytes, XML structure, cell values, names. */
    byte[] workbook(byte[] sound) {
        if (chance(15)) {
            return bytes(sound);
        }
        Map<String, byte[]> entries = unzipped(sound);
        String name = one(List.copyOf(entries.keySet()));
        if (chance(60)) { // where the cells are
            List<String> sheets = entries.keySet().stream()
                    .filter(each -> each.contains("sheet") && each.endsWith(".xml") || each.contains("sharedStrings"))
                    .toList();
            name = sheets.isEmpty() ? name : one(sheets);
        }
        byte[] entry = entries.get(name);
        switch (random.nextInt(7)) {
            case 0 -> entries.put(name, bytes(entry));
            case 1 -> entries.remove(name);
            case 2 -> entries.put(text().isEmpty() ? "x" : text().replace("\uD800", "x") + name, entry);
            case 3 -> entries.put(name, structure(entry));
            default -> entries.put(name, values(entry));
        }
        return zipped(entries);
    }

    /** An element removed, doubled or renamed. */
    private byte[] structure(byte[] xml) {
        String text = new String(xml, StandardCharsets.UTF_8);
        List<Integer> starts = new ArrayList<>();
        for (int i = text.indexOf('<'); i >= 0; i = text.indexOf('<', i + 1)) {
            starts.add(i);
        }
        if (starts.isEmpty()) {
            return bytes(xml);
        }
        int from = one(starts);
        int to = text.indexOf('>', from);
        if (to < 0) {
            return bytes(xml);
        }
        String element = text.substring(from, to + 1);
        String changed =
                switch (random.nextInt(4)) {
                    case 0 -> "";
                    case 1 -> element + element;
                    case 2 -> element.replaceAll("\"[^\"]*\"", Matcher.quoteReplacement('"' + plain(number()) + '"'));
                    default -> "<!DOCTYPE a [<!ENTITY b \"c\">]>" + element;
                };
        return (text.substring(0, from) + changed + text.substring(to + 1)).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] values(byte[] xml) {
        String text = new String(xml, StandardCharsets.UTF_8);
        Matcher value = VALUE.matcher(text);
        List<int[]> places = new ArrayList<>();
        while (value.find()) {
            places.add(
                    value.group(1) != null
                            ? new int[] {value.start(2), value.end(2)}
                            : new int[] {value.start(5), value.end(5)});
        }
        if (places.isEmpty()) {
            return bytes(xml);
        }
        int[] place = one(places);
        return (text.substring(0, place[0]) + plain(chance(50) ? number() : text()) + text.substring(place[1]))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String plain(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\u0000", "")
                .replace("\uD800", "");
    }

    private static Map<String, byte[]> unzipped(byte[] zip) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private byte[] zipped(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                if (chance(3)) {
                    CRC32 crc = new CRC32();
                    crc.update(each.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(each.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                out.putNextEntry(entry);
                out.write(each.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
