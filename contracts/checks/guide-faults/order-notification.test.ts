import { testGuideFaults } from '../../testing/test-guide-faults.ts';

testGuideFaults('order-notification');
