package org.plumbline.core.spreadsheet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Which elements of a page are not seen, struck out, raised or lowered, by their attributes and by the page's own classes. */
final class HtmlStyles {

    private final Set<String> hidden = new HashSet<>();
    private final Set<String> struck = new HashSet<>();
    private final Map<String, Script> scripts = new HashMap<>();

    private HtmlStyles() {}

    static HtmlStyles of(Document page) {
        HtmlStyles styles = new HtmlStyles();
        page.select("style").forEach(style -> styles.read(style.data()));
        return styles;
    }

    /** Rules whose selectors are single classes, as Excel and WPS write them. */
    private void read(String sheet) {
        int from = 0;
        for (int open = sheet.indexOf('{'); open >= 0; open = sheet.indexOf('{', from)) {
            int close = sheet.indexOf('}', open);
            if (close < 0) {
                return;
            }
            String declared = normalize(sheet.substring(open + 1, close));
            if (hides(declared) || strikes(declared) || findScript(declared) != null) {
                for (String selector : sheet.substring(from, open).split("[,\\s]+")) {
                    readRule(selector, declared);
                }
            }
            from = close + 1;
        }
    }

    private void readRule(String selector, String declared) {
        int dot = selector.indexOf('.');
        String name = selector.substring(dot + 1);
        if (dot >= 0 && !name.isEmpty() && name.chars().noneMatch(c -> ".:#[>".indexOf(c) >= 0)) {
            if (hides(declared)) {
                hidden.add(name);
            }
            if (strikes(declared)) {
                struck.add(name);
            }
            if (findScript(declared) != null) {
                scripts.put(name, findScript(declared));
            }
        }
    }

    private static String normalize(String declarations) {
        return declarations.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    }

    private static boolean hides(String declared) {
        return declared.contains("display:none")
                || declared.contains("visibility:hidden")
                || declared.contains("visibility:collapse");
    }

    private static boolean strikes(String declared) {
        return declared.contains("line-through");
    }

    /** Null where nothing is declared. */
    private static Script findScript(String declared) {
        if (declared.contains("vertical-align:super")) {
            return Script.RAISED;
        }
        return declared.contains("vertical-align:sub") ? Script.LOWERED : null;
    }

    /** {@link Script#NONE} where the element changes nothing. */
    Script findScript(Element element) {
        Script declared = findScript(normalize(element.attr("style")));
        if (declared != null) {
            return declared;
        }
        return switch (element.normalName()) {
            case "sup" -> Script.RAISED;
            case "sub" -> Script.LOWERED;
            default -> element.classNames().stream()
                    .map(scripts::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(Script.NONE);
        };
    }

    boolean isHidden(Element element) {
        return element.hasAttr("hidden")
                || hides(normalize(element.attr("style")))
                || element.classNames().stream().anyMatch(hidden::contains);
    }

    boolean isStruck(Element element) {
        return switch (element.normalName()) {
            case "s", "strike", "del" -> true;
            default -> strikes(normalize(element.attr("style")))
                    || element.classNames().stream().anyMatch(struck::contains);
        };
    }
}
