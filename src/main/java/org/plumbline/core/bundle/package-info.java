/**
 * Rule sets in a zip file with a manifest that names each file by SHA-256, and the way back to executable rules.
 * Nothing in a bundle is used before all of it has been verified. Equal rule sets give equal bytes. Must not know
 * storage or HTTP. Start reading at {@link org.plumbline.core.bundle.RuleSetBundle}.
 */
package org.plumbline.core.bundle;
