package org.plumbline.service.settings;

import org.plumbline.core.basics.Bilingual;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Describes why the service did not start. */
public final class InvalidSettingFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, InvalidSettingException cause) {
        return new FailureAnalysis(
                cause.setting() + "：" + formatBilingual(cause.reason()), formatBilingual(cause.remedy()), cause);
    }

    private static String formatBilingual(Bilingual text) {
        return text.zh() + " / " + text.en();
    }
}
