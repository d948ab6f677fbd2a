/** How clients share what there is not enough of. */
package nl.magbellen.service.share;
