package org.habeas.mailroom.outbound;

import org.habeas.casework.correspondence.PostAddress;

/** What lists and previews show of a letter, sealed with the case. */
record LetterSummary(PostAddress from, PostAddress to, String subject, String text, String html, String language) {}
