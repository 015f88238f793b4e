package org.plumbline.service.forms;

import java.util.List;
import java.util.UUID;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.service.forms.FormService.UploadedForm;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.security.Actor;
import org.plumbline.vocabulary.StatedFact;
import org.springframework.stereotype.Component;

/** Takes forms that are parts of other documents. */
@Component
public final class FormUploads {

    private final FormService forms;
    private final PendingFormStore pending;

    FormUploads(FormService forms, PendingFormStore pending) {
        this.forms = forms;
        this.pending = pending;
    }

    /**
     * Stores a file while its questions are answered, as the page of forms does.
     *
     * @param scheme null for the one that the form names; likewise {@code fiscalYear}
     * @param facts added to the submission of the form
     * @return its id below /forms
     * @throws ProblemException where neither the sender nor the form names a scheme or year
     * @throws SubmissionRejectedException naming the schemes, or the years, that there are
     */
    public UUID add(
            String file, byte[] document, String scheme, Integer fiscalYear, List<StatedFact> facts, Actor actor) {
        UploadedForm sent = UploadedForm.of(file, document, scheme, fiscalYear).withFacts(facts);
        forms.readAll(sent);
        return pending.add(sent, actor, forms.dictionaryVersion());
    }
}
