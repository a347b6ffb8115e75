import './reader.css';
import { DocumentReader } from '../reader/elements/document-reader.ts';

customElements.define('document-reader', DocumentReader);
