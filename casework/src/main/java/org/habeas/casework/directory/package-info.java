/**
 * Who an address is to the company: an account holder, the end user of a customer, or unknown. Entry point: {@link org.habeas.casework.directory.Directory}.
 */
@NamedInterface("directory")
@NullMarked
package org.habeas.casework.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
