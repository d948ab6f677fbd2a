/** Documents that people keep, made of XHTML. */
package nl.magbellen.service.pdf;
