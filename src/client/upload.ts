import { UploadQueue } from '../contributors/elements/upload-queue.ts';

customElements.define('upload-queue', UploadQueue);
