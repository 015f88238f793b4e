package org.plumbline.publishing;

import org.plumbline.ruleset.DrlManifest;

/** The bytes behind a {@link Recipe}, fetched only where a rule set has to be built. */
interface Ingredients {

    byte[] workbook(String sha256);

    DrlManifest drl(String sha256);
}
