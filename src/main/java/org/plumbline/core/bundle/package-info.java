/**
 * Rule sets that travel: a zip of workbooks and DRL files with a manifest that names every one by SHA-256, and the way back to
 * executable rules.
 *
 * <p>A bulk job scores by a bundle as the service scores by its published versions; what comes out names the same rule sets.
 * Equal rule sets give equal bytes. Nothing in a bundle is trusted before all of it was verified. Part of the core; it must not
 * know storage or HTTP. Start reading at {@link org.plumbline.core.bundle.RuleSetBundle}, then
 * {@link org.plumbline.core.bundle.BundledRuleSets}.
 */
package org.plumbline.core.bundle;
