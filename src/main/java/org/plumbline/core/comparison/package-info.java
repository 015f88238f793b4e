/**
 * Two evaluations side by side, down to the row that made the difference.
 */
package org.plumbline.core.comparison;
