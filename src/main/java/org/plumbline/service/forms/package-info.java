/**
 * Filled self-evaluation forms over the API and on pages: read, questions answered, scored.
 */
package org.plumbline.service.forms;
