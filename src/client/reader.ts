import './reader.css';
import { DocumentReader } from '../reader/elements/document-reader.ts';
import { PrintButton } from '../reader/elements/print-button.ts';

customElements.define('document-reader', DocumentReader);
customElements.define('print-button', PrintButton);
