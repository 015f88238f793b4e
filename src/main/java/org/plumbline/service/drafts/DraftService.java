package org.plumbline.service.drafts;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.draft.DraftIndicator;
import org.plumbline.core.draft.DraftWorkbookWriter;
import org.plumbline.core.draft.DraftWorkbookWriter.DraftOptions;
import org.plumbline.core.draft.FormDraft;
import org.plumbline.core.draft.SchemeDraft;
import org.plumbline.service.dictionary.FormDictionaries;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.rulesets.SchemeTemplates;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Reads standards by the form dictionary in force, and writes drafts by the template of new schemes. */
@Component
final class DraftService {

    private static final Bilingual EITHER =
            new Bilingual("上传自评表或粘贴文字，二者选一", "upload a form or paste a text, one of the two");

    private final FormDictionaries dictionaries;
    private final SchemeTemplates templates;

    DraftService(FormDictionaries dictionaries, SchemeTemplates templates) {
        this.dictionaries = dictionaries;
        this.templates = templates;
    }

    /**
     * @param form null or empty where text is given
     * @param text null or blank where a form is given
     * @throws ProblemException where neither has standards, or both are given
     */
    List<DraftIndicator> read(MultipartFile form, String text, Locale locale) throws IOException {
        boolean pasted = text != null && !text.isBlank();
        boolean sent = form != null && !form.isEmpty();
        if (pasted == sent) {
            throw reject("form", EITHER.in(locale));
        }
        FormDictionary dictionary = dictionaries.inForce().dictionary();
        FormDraft read = pasted
                ? FormDraft.ofText(text, dictionary)
                : FormDraft.of(String.valueOf(form.getOriginalFilename()), form.getBytes(), dictionary);
        if (read.indicators().isEmpty()) {
            throw reject(pasted ? "text" : "form", read.problems().get(0).in(locale));
        }
        return read.indicators();
    }

    private static ProblemException reject(String parameter, String reason) {
        return ProblemException.invalidParameter(ProblemKind.NOTHING_TO_DRAFT, parameter, null, reason);
    }

    /** @throws ProblemException where an option is not valid, a question is open, or nothing was drafted */
    byte[] write(SchemeDraft draft, DraftOptions options) {
        try {
            return DraftWorkbookWriter.toBytes(templates.read(), draft, options);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidParameter(e);
        }
    }
}
