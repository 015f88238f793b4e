/** Drafts of rule workbooks from printed standards, over pages and API. Nothing is stored between the steps. */
package org.plumbline.service.drafts;
