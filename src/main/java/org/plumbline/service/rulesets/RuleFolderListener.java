package org.plumbline.service.rulesets;

/** Is called after a change of the watched rules folder that is complete. */
public interface RuleFolderListener {

    void onChange();
}
