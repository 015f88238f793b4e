/**
 * The settings of the service, checked when it starts.
 */
package org.plumbline.service.settings;
