/** What only the builder of native executables runs. */
package nl.magbellen.service.nativeimage;
