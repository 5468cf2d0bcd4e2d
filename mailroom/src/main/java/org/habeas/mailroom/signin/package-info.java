/**
 * Signing in to mail servers, with a password or with an access token that is got, kept and renewed here.
 */
@NullMarked
package org.habeas.mailroom.signin;

import org.jspecify.annotations.NullMarked;
