/** The family 要点: a checklist. The rule is {@link org.plumbline.vocabulary.CheckpointRule}. */
package org.plumbline.core.rule.checkpoint;
