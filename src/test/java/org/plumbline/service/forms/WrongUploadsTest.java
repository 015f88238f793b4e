package org.plumbline.service.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.ShippedFiles;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.service.rulesets.DemoScheme;
import org.springframework.beans.factory.annotation.Autowired;

/** A file that is uploaded on the wrong page is rejected there with the page on which it belongs. */
@ServiceTest
class WrongUploadsTest {

    private static final String TABLE = "方案,年度,指标编号,实际值\ndachang-department,2020,d03,95.4\n";

    @Autowired
    private ApiClient client;

    /** An address to upload to, the name of its field, and the file. */
    private static Stream<Arguments> wrongUploads() {
        return Stream.of(
                Arguments.of("jobs", "form.xlsx", "“自评表”页面"),
                Arguments.of("jobs", "form.html", "“自评表”页面"),
                Arguments.of("jobs", "rules.xlsx", "“规则”页面"),
                Arguments.of("jobs", "dictionary.xlsx", "“表头与写法对照”页面"),
                Arguments.of("rule-sets", "form.xlsx", "“自评表”页面"),
                Arguments.of("rule-sets", "form.html", "“自评表”页面"),
                Arguments.of("rule-sets", "dictionary.xlsx", "“表头与写法对照”页面"),
                Arguments.of("rule-sets", "table.csv", "“批量”页面"),
                Arguments.of("rule-sets", "table-gbk.csv", "“批量”页面"),
                Arguments.of("rule-sets", "lines.ndjson", "“批量”页面"),
                Arguments.of("forms", "rules.xlsx", "“规则”页面"),
                Arguments.of("forms", "dictionary.xlsx", "“表头与写法对照”页面"),
                Arguments.of("forms", "table.csv", "“批量”页面"),
                Arguments.of("forms", "lines.ndjson", "“批量”页面"),
                Arguments.of("form-dictionary", "rules.xlsx", "“规则”页面"),
                Arguments.of("form-dictionary", "form.xlsx", "“自评表”页面"),
                Arguments.of("form-dictionary", "table.csv", "“批量”页面"));
    }

    @ParameterizedTest
    @MethodSource("wrongUploads")
    void theMessageNamesThePageOnWhichTheFileBelongs(String address, String name, String page) {
        String field = Map.of("jobs", "file", "forms", "form").getOrDefault(address, "workbook");
        Answer answer = client.upload("/api/v1/" + address, Map.of(), field, name, file(name), "Accept-Language", "zh");
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.text()).contains(page);
    }

    private byte[] file(String name) {
        return switch (name) {
            case "form.xlsx" -> client.get("/api/v1/schemes/dachang-department/form")
                    .response()
                    .body();
            case "form.html" -> "<html><body><table><tr><th>三级指标</th></tr></table></body></html>"
                    .getBytes(StandardCharsets.UTF_8);
            case "rules.xlsx" -> DemoScheme.workbook("demo-wrong-upload", 2);
            case "dictionary.xlsx" -> ShippedFiles.bytes(Path.of("rules/forms/dictionary.xlsx"));
            case "table.csv" -> TABLE.getBytes(StandardCharsets.UTF_8);
            case "table-gbk.csv" -> TABLE.getBytes(Charset.forName("GBK"));
            default -> DemoScheme.submission("demo-wrong-upload", 2020);
        };
    }
}
