/**
 * Reminders of a case to the people of the house, by mail: to whoever holds its work and to the legal lead, general
 * counsel and the data protection officer. Entry point: {@link org.habeas.casework.reminder.StaffReminders}.
 */
@NamedInterface("reminder")
@NullMarked
package org.habeas.casework.reminder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
