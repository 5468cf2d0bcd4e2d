/**
 * The shared kernel of every kind of case: references, who acts and what they may do, and in its sub-packages clocks, ledger, vault, correspondence, parties, directory and the company's legal entities. It knows no engine, no web and no mail library; start reading at {@link org.habeas.casework.Cases}.
 */
@NullMarked
package org.habeas.casework;

import org.jspecify.annotations.NullMarked;
