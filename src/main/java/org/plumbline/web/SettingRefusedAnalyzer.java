package org.plumbline.web;

import org.plumbline.ruleset.Bilingual;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words why the service did not start. */
final class SettingRefusedAnalyzer extends AbstractFailureAnalyzer<SettingRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable root, SettingRefused cause) {
        return new FailureAnalysis(cause.setting() + "：" + both(cause.why()), both(cause.remedy()), cause);
    }

    private static String both(Bilingual text) {
        return text.zh() + " / " + text.en();
    }
}
