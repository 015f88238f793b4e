/**
 * Published reports over the API and on pages: uploaded, their claims ticked or left out, checked, exported.
 */
package org.plumbline.service.reports;
