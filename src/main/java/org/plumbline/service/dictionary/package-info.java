/**
 * The form dictionary (表头与写法对照) as it is uploaded, approved, published and in force. Must not know forms that are
 * read by it.
 */
package org.plumbline.service.dictionary;
