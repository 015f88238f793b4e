package org.plumbline.core.mutation;

import org.plumbline.vocabulary.Check;

/** What a finding is about. @param indicator its code; null for the whole submission */
record FindingSubject(Check check, String indicator) {}
