package org.plumbline.publishing;

import java.math.BigDecimal;
import java.util.Set;
import org.plumbline.web.RequestRefused;
import org.plumbline.workbook.SchemeTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The workbook of a new scheme, ready to fill. */
@Controller
final class TemplateDownload {

    @GetMapping("/rule-sets/template")
    ResponseEntity<byte[]> template(
            @RequestParam("scheme") String scheme,
            @RequestParam("title") String title,
            @RequestParam("jurisdiction") String jurisdiction,
            @RequestParam("from") int from,
            @RequestParam("to") int to,
            @RequestParam(name = "fullMarks", defaultValue = "100") BigDecimal fullMarks,
            @RequestParam(name = "families", required = false) Set<SchemeTemplate.Family> families) {
        SchemeTemplate.Options options;
        try {
            options = new SchemeTemplate.Options(
                    scheme.strip(), title.strip(), jurisdiction.strip(), from, to, fullMarks, families);
        } catch (IllegalArgumentException e) {
            String[] said = e.getMessage().split(": ", 2);
            throw RequestRefused.parameter(said[0], null, said[said.length - 1]);
        }
        return RuleSetController.file(options.id() + ".xlsx", false, SchemeTemplate.bytes(options));
    }
}
