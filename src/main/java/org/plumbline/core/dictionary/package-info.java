/**
 * The form dictionary (表头与写法对照): what headings, labels, signs, units and words of self-evaluation forms mean. It is
 * read from a workbook that policy staff edit. Must not know the layout of forms, Spring, storage or requests. Start
 * reading at {@link org.plumbline.core.dictionary.FormDictionary}.
 */
package org.plumbline.core.dictionary;
