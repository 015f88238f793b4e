package org.plumbline.service.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plumbline.service.http.ApiClient.Answer;

/** A person at a browser: keeps cookies and sends the token of the page looked at last with each form. */
public final class TestBrowser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final ApiClient client;
    private final Map<String, String> cookies = new TreeMap<>();
    private String token = "";

    public TestBrowser(ApiClient client) {
        this.client = client;
    }

    public Answer get(String path) {
        return lastPage(client.get(path, headers()));
    }

    /** @param fields names and values by turns */
    public Answer post(String path, String... fields) {
        StringBuilder form = new StringBuilder("_csrf=" + encoded(token));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
        }
        return lastPage(client.form(path, form.toString(), headers()));
    }

    /** A file by a form that has it as its field {@code workbook}. */
    public Answer upload(String path, String fileName, byte[] file) {
        return uploadWorkbook(path, Map.of(), fileName, file);
    }

    /** The same with other fields. */
    public Answer uploadWorkbook(String path, Map<String, String> fields, String fileName, byte[] file) {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("_csrf", token);
        return lastPage(client.upload(path, all, fileName, file, headers()));
    }

    /** A file by a form that has it as its field {@code form}, with other fields. */
    public Answer uploadForm(String path, Map<String, String> fields, String fileName, byte[] file) {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("_csrf", token);
        return lastPage(client.upload(path, all, "form", fileName, file, headers()));
    }

    /** The session ends, as after its timeout; the other cookies remain. */
    public void endSession() {
        cookies.remove("plumbline");
    }

    public Answer signIn(String name, String password) {
        get("/login");
        return post("/login", "username", name, "password", password);
    }

    /** Null where there is none. */
    String session() {
        return cookies.get("plumbline");
    }

    public String[] headers() {
        String all = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return all.isEmpty()
                ? new String[] {"Accept", "text/html"}
                : new String[] {"Accept", "text/html", "Cookie", all};
    }

    private Answer lastPage(Answer answer) {
        for (String cookie : answer.response().headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";")[0].split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        Matcher matcher = TOKEN.matcher(answer.text());
        if (matcher.find()) {
            token = matcher.group(1);
        }
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
